"""Opposites that news turn on, beyond those of WordNet. Written by hand."""

from __future__ import annotations

from typing import Final

OPPOSITES: Final = """
rise fall; rise drop; rise decline; increase decrease; increase fall; increase drop; increase
decline; increase reduce; increase cut; grow shrink; grow fall; grow decline; gain lose; gain loss; climb
fall; climb drop; climb plunge; surge plunge; surge slump; soar plunge; soar plummet; jump fall; jump drop;
up down; higher lower; high low; more less; more fewer; most least; before after; win lose; victory defeat;
accept reject; accept refuse; approve reject; back oppose; support oppose; support reject; allow ban; allow
forbid; permit ban; legal illegal; guilty innocent; convict acquit; confirm deny; admit deny; agree
disagree; agree refuse; open close; open shut; start end; start stop; begin end; begin finish; enter leave;
arrive leave; arrive depart; reopen close; reopen shut; join leave; hire fire; hire sack; buy sell; lend
borrow; import export; attack defend; praise criticise; praise criticize; praise condemn; welcome condemn;
improve worsen; strengthen weaken; expand shrink; expand contract; widen narrow; extend shorten; raise cut;
raise lower; raise reduce; lift lower; lift impose; keep delete; keep remove; keep drop; include exclude;
profit loss; surplus deficit; ahead behind; above below; inside outside; over under; early late; earlier
later; maximum minimum; majority minority; public private; success failure; succeed fail; pass fail; alive
dead; survive die; safe dangerous; maximize minimize; maximise minimise; create eliminate; create destroy;
reveal conceal; reveal hide; escalate subside; persist subside; accelerate slow; add remove; hot cold; old
young; old new; first last; best worst; better worse; positive negative; advantage disadvantage; benefit
drawback; strong weak; love hate; like dislike; remember forget; friend enemy; ally enemy; release detain;
release arrest; free arrest; free jail; male female; man woman; boy girl; mother father; son daughter;
brother sister; husband wife; north south; east west; northern southern; eastern western; left right; day
night; together apart; same different; always never; everyone nobody; all none; big small; large small;
major minor; long short; rich poor; temporary permanent; partial complete; optional mandatory; voluntary
compulsory; direct indirect; domestic foreign; military civilian; minimal maximal; recover worsen; ease
tighten; calm tense; inbound outbound; upgrade downgrade; encourage discourage; optimistic pessimistic;
available unavailable; possible impossible; likely unlikely; able unable; stable unstable; certain
uncertain; aware unaware; popular unpopular; controlled uncontrolled; known unknown; inner outer; upper
lower; top bottom; front back; cheap expensive; easy difficult; easy hard; simple complex; deny concede;
dismiss uphold; overturn uphold; repeal enact; ban endorse; ban allow; despite following; with without; few
many; shut open; manned unmanned; crewed uncrewed; obey defy; comply defy; advance retreat; invade withdraw;
deploy withdraw; begin cease; continue cease; continue stop; continue halt; resume halt; resume suspend;
prevent cause; prevent allow; delay accelerate; postpone advance; earn spend; save spend; save waste; fill
empty; full empty; fast slow; quick slow; quickly slowly; thaw freeze; warm cool; protect endanger; build
demolish; heal injure; rescue abandon; trust distrust; unite divide;
"""
"""Pairs, parted by semicolons."""
FIELDS: Final = """
rise increase grow climb surge soar jump gain advance rally upturn growth |
fall drop decline slip shrink plunge plummet slump tumble decrease slide sink dip downturn;
improve better recover improvement | worsen worse deteriorate deterioration;
accept approve back endorse support | reject refuse oppose veto;
allow permit authorise authorize legalise legalize | ban forbid prohibit outlaw bar block;
ignore disregard | heed observe follow respect obey;
arrest detain jail imprison | release free;
hire recruit employ | fire sack dismiss;
expand extend lengthen enlarge | shorten cut shrink;
raise lift increase | lower cut reduce slash trim;
praise hail applaud laud commend | criticise criticize condemn denounce slam lambast blast;
praise | criticism condemnation;
succeed | fail;
acquit clear exonerate | convict;
uphold | overturn quash reverse;
strengthen | weaken;
tighten | ease loosen relax;
widen | narrow;
accelerate quicken | slow slowly slowdown decelerate;
reopen | close shut;
adopt pass approve | reject defeat;
majority most | minority few;
safe harmless | dangerous unsafe harmful;
victory triumph | defeat loss;
"""
"""Halves of a field, parted by a bar: any word of one is the opposite of any of the other."""
CONVERSES: Final = """
buy sell; sell buy; lend borrow; import export; win lose; victory defeat; victory loss; triumph
defeat; triumph loss; gain loss; profit loss; attack defend; enter leave; left right; over under; inside
outside; open close; open shut; start end; begin end; start stop; begin finish; start finish; give take; old
new; man woman; father son; mother father; son daughter; brother sister; husband wife; first last; day
night; friend enemy; ally enemy; up down; north south; east west; pass fail; public private; hire fire; free
jail; early late; love hate; like dislike; boy girl; ahead behind; top bottom; front back; long short; add
remove; keep drop; save spend; earn spend; fill empty; full empty; alive dead; survive die; hot cold; warm
cool;
"""
"""Opposites that may tell one thing from two ends (*bought from*, *sold to*) or are too common to be set
against each other across a rewording: they count only in each other's place."""
