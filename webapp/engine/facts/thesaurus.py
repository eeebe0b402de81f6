"""Near-synonyms that news writers trade for each other, and WordNet keeps apart. Written by hand.

Dictionary forms; phrases stand by the word that carries them (*get rid of*: rid). A word
may stand in several groups; only members of one group are kindred.
"""

from __future__ import annotations

from typing import Final

GROUPS: Final = """\
admit plead guilty pleaded confess; evidence sign indication trace proof hint; fault faulty defect
defective flaw flawed; persuade convince win; arrest detain apprehend capture custody seize nab; accuse
charge indict allege blame; accusation charge allegation claim; acquit clear exonerate; convict guilty
conviction; kill slay murder die death dead perish fatal fatally lose life; wound injure hurt injury
wounded casualty; attack assault strike raid hit offensive bombardment; bomb shell bombard blast explosion
explode; fight battle combat clash struggle fighting war conflict hostilities; troop soldier force
military army serviceman; weapon arm gun firearm; agreement deal pact accord treaty arrangement contract
settlement; truce ceasefire armistice pause halt cease fire; negotiate talk discuss bargain negotiation
discussion; talk discuss chat converse conversation discussion address debate explore examine; meet visit
see encounter hold; meeting talks summit gathering session conference; visit trip tour journey travel
voyage excursion trek expedition outing jaunt; aim goal objective target purpose intend intention seek;
plan scheme proposal project programme program strategy initiative blueprint; plan intend propose aim;
policy plan package product; propose suggest recommend put forward offer; approve endorse back authorise
authorize sanction pass clear; support back endorse help assist prop shore sustain maintain bolster boost
uphold afloat; oppose resist object against; reject refuse decline dismiss rebuff spurn deny; accept agree
approve consent; allow permit let enable authorise authorize; ban prohibit forbid outlaw bar block; force
compel oblige require mandate obligate order make instruct enforce; order command instruct direct; delete
erase remove wipe eliminate uninstall rid scrap; eliminate eradicate remove rid clear end; hide conceal
cover mask; reveal disclose show unveil expose uncover; show demonstrate indicate suggest display
illustrate reveal; find discover detect identify locate; discover learn find; think believe consider feel
reckon deem; know aware understand; understand comprehend grasp; guess predict estimate; predict forecast
project expect anticipate foresee; expect anticipate await; hope want wish desire; want wish desire like
seek need; try attempt seek effort endeavour endeavor bid; effort attempt endeavour endeavor bid
initiative drive; grapple deal cope contend struggle face handle battle confront wrestle tackle address
manage; fallout aftermath consequence repercussion outcome result effect impact; cause lead trigger prompt
spark provoke; effect impact influence; affect influence impact; accident crash collision incident wreck;
derail crash; burn burning incineration fire combustion; fire blaze inferno flame; disaster catastrophe
tragedy calamity; crisis emergency problem; problem issue difficulty trouble challenge concern; troubled
struggling distressed ailing embattled beleaguered precarious faltering problematic unstable beset
trouble; danger risk threat hazard peril; dangerous hazardous risky unsafe perilous; safe secure; safety
security; protect defend shield guard safeguard secure; save rescue; lawmaker politician legislator mp
congressman senator representative parliamentarian delegation; official authority officer representative;
government administration authorities state cabinet; leader head chief boss president chairman; manager
executive boss head director; agent representative; worker employee staff personnel labourer laborer;
employee staff worker member; boss employer; job position post role work occupation profession vocation;
occupation profession vocation job career; hire employ recruit appoint; appoint name nominate select
choose pick; fire sack dismiss axe; resign quit leave step; company firm business corporation organisation
organization enterprise group; organisation organization group body agency institution; agency
organisation organization body authority; department ministry division; shop store outlet retailer; client
customer buyer consumer shopper; sell market offer; buy purchase acquire get obtain; purchase buy
acquisition; cost price fee charge expense; expensive costly pricey dear; cheap inexpensive affordable
low-cost; money cash funds funding; pay payment salary wage; profit earnings income gain; revenue sales
income turnover; increase rise grow climb growth jump surge soar gain expand escalate boost up hike
uptick; decrease fall decline drop reduce shrink cut lower reduction slump dip slide diminish lessen down;
reduce cut lower decrease slash trim lessen diminish minimise minimize; maximise maximize optimise
optimize increase; improve enhance boost better upgrade strengthen optimise optimize; improvement
enhancement progress boost; worsen deteriorate; big large huge massive enormous giant great major vast
substantial immense gigantic sizeable; small little tiny minor compact minuscule; significant substantial
considerable notable major marked important remarkable big; important key crucial vital significant
essential critical major; main primary principal chief key major; whole entire complete full total;
comprehensive full complete extensive wide-ranging all-encompassing thorough broad inclusive
all-inclusive; wide broad extensive large; range variety selection array series assortment number spectrum
choice; various diverse different several multiple many numerous varied; different distinct various
diverse dissimilar separate; same identical similar; similar alike comparable; special unique particular
distinctive exclusive specific; specific particular certain; current present existing ongoing latest;
currently presently now; new latest recent fresh novel newest; previous prior former earlier preceding
last; previously earlier before prior formerly; initially originally first; finally eventually ultimately
lastly; immediately instantly promptly straight; soon shortly; fast quick rapid swift prompt speedy
expeditious; quickly rapidly swiftly fast promptly; easy simple straightforward effortless uncomplicated;
simple easy basic plain; easily effortlessly seamlessly smoothly simply; difficult hard tough challenging;
strong powerful robust solid; weak frail feeble; possible potential feasible; potential prospective
possible; likely probable; clear obvious evident plain; correct right accurate proper; correctly rightly
accurately properly; incorrectly wrongly mistakenly erroneously inaccurately; wrong incorrect mistaken;
true real genuine; famous renowned well-known popular celebrated noted prominent; popular well-liked
renowned beloved; hugely extremely massively immensely enormously very highly vastly tremendously wildly;
very extremely highly really; mainly mostly largely primarily chiefly; partly partially; nearly almost;
only just solely merely; also additionally moreover too furthermore; however but nevertheless though yet
nonetheless still; despite although; therefore thus hence so consequently; because due since owing as;
about regarding concerning around; begin start commence launch kick; start begin commence opening outset;
end finish conclude complete stop close halt terminate; stop halt cease end prevent; continue persist
carry proceed remain endure last; stay remain; keep retain maintain hold; change alter modify shift adjust
transform amend; shift move transition progress advance change; move shift transfer relocate; adapt adjust
modify tailor; tailor customise customize adapt personalise personalize suit fit bespoke adjust;
customisable customizable adaptable flexible bespoke personalised personalized tailored; flexible
adaptable adjustable versatile pliable; make create build produce construct; create make design develop
form establish produce generate; build construct erect; design develop create devise build craft engineer
construct; develop create evolve build; produce make manufacture generate; use utilise utilize employ
apply implement; use usage utilisation utilization; conduct execute perform carry run undertake organise
organize lead hold; execute implement perform; implement deploy execute introduce install; delivery
implementation rollout; phase stage step; step stage measure; give provide offer supply grant present
hand; provide give offer supply deliver present furnish; offer provide present propose extend give;
present offer show introduce; offering product service line; product item good; feature function
functionality characteristic attribute property capability; characteristic feature attribute trait;
include contain comprise incorporate involve encompass consist cover feature; involvement participation
engagement; participate partake join attend; attendance presence participation turnout; part piece section
portion; participant attendee member; team group crew squad; group team band; person individual human;
people individuals persons public humans; man bloke guy; woman lady; child kid youngster; boy lad; girl
lass; baby infant newborn; parent mother father; friend pal mate buddy companion; partner companion
spouse; family household relatives; wife spouse; husband spouse; home house residence dwelling property;
car vehicle automobile; aircraft plane airplane aeroplane jet; carrier airline company; uncrewed unmanned
crewless; air aerial airborne; train rail; road street highway; way manner method means path; method
technique approach way methodology process; approach method strategy technique; process procedure method;
system framework; tool instrument device; device gadget machine appliance; app application; software
program application; phone mobile smartphone telephone handset cellphone; phone call ring telephone
contact; call contact phone reach ring; contact reach approach call; email message mail; message text;
send dispatch post email; receive get obtain accept; get obtain receive acquire; obtain gain acquire
secure get; achieve accomplish attain reach realise realize; win gain secure earn triumph; victory win
triumph success; lose loss defeat; defeat beat overcome; success triumph achievement; fail failure
unsuccessful; help assist aid support assistance; aid assistance help relief; ask inquire enquire question
request query; request ask demand; question query inquiry enquiry; answer reply respond response; response
reaction answer; say state tell declare announce claim report note add remark mention comment assert; tell
inform notify advise; announce declare reveal unveil report; explain clarify describe outline elucidate
detail; describe explain depict portray characterise characterize; discuss analyse analyze examine explore
dissect; study investigate examine research explore analyse analyze; research study investigation;
investigate probe examine; investigation inquiry probe enquiry; investigator detective; test exam
examination trial; evaluate assess; check verify examine; verify confirm validate; verification
confirmation validation; oversight supervision monitoring scrutiny; supervise oversee monitor; monitor
watch track follow; watch see view observe; look view appear; appearance look; view opinion perspective;
opinion view thought; idea concept notion thought; consider contemplate ponder weigh mull think; decide
determine resolve choose; decision choice ruling; choose select pick opt; choice option selection; option
alternative choice plan; agree consent accept concur; agreement consent; disagree differ; argue contend
maintain; argument dispute row quarrel; dispute disagreement row conflict; controversy dispute debate row;
criticise criticize condemn attack slam blast; criticism condemnation; praise commend applaud hail laud;
warn caution alert; warning caution alert; promise pledge vow assure guarantee; assure guarantee promise
ensure; ensure guarantee secure; urge encourage call press; encourage urge motivate; emphasise emphasize
stress underline highlight; highlight underline emphasise emphasize showcase; mention refer cite; note
point observe; express voice convey state; write pen author; book volume; film movie picture; play
participate; match game fixture; player footballer athlete; coach manager trainer; team side club; score
goal; music song tune; picture photo photograph image; video clip footage; show programme program; website
site; news report; report account story; story tale account; document file paper; bank lender; loan
credit; debt liability; tax levy duty; budget spending; economy economic economically financially
financial; financially economically monetarily; law legislation act rule; rule regulation law; court
tribunal; judge justice; lawyer attorney solicitor barrister; prison jail; prisoner inmate; sentence jail
imprison; crime offence offense; criminal offender; police officer cop; victim casualty; suspect accused;
evidence proof; vote ballot poll; election vote poll; elect vote choose; party group; country nation
state; city town metropolis; town village; area region zone district; region area territory; border
frontier; world globe; global worldwide international; local regional; national nationwide; public civic;
private personal; doctor physician medic; hospital clinic; ill sick unwell ailing sickly; illness disease
sickness; drug medicine medication; patient sufferer; drunk intoxicated inebriated tipsy; food meal; eat
consume dine; drink beverage; water liquid; weather climate; storm hurricane tempest; rain rainfall; flood
inundation; school college; student pupil; teacher instructor tutor educator; university college; teach
instruct; learn discover study; skill ability; ability capacity capability; power strength; energy power;
speed pace velocity; period time spell; day date; year annual annually yearly; month monthly; week weekly;
yesterday day; weekend saturday sunday; hour time; delay postpone defer; schedule arrange plan organise
organize book; arrangement plan; book reserve; cancel scrap abandon; happen occur; event occasion; open
unlock launch access; open begin; close shut deactivate disable; lock close; join enter sign; sign
register enrol enroll join; leave depart exit; arrive reach come; return come; go travel head; walk
stroll; run sprint; drive steer; fly soar; raise lift increase; push press; pull drag; throw toss hurl;
kick throw; carry bear; grab seize; take seize; touch contact; connect link; connection link tie
relationship; relationship connection relation bond; combine merge blend integrate unite amalgamate fuse;
integrate combine incorporate blend; merge converge combine unite; converge merge intersect meet; separate
divide split; share split; compare contrast; difference contrast distinction; comparison contrast; compete
contend; competition contest rivalry; competitive affordable; rival competitor opponent; opponent rival
adversary; enemy foe; hate loathe detest despise dislike; love adore; enjoy like relish; happy glad
pleased; sad unhappy; angry furious mad; afraid scared frightened; worry concern fear; fear worry dread;
surprise shock; shock stun; excite thrill; interested keen intrigued curious; interest curiosity; tease
mock joke taunt; mock ridicule; joke jest; laugh chuckle; cry weep; shout yell scream; speak talk; speech
address; language tongue; term phrase word; name call title dub term designate; known called; sign signal
indication; symbol sign; mark sign; number figure amount; amount quantity sum; total sum overall
consolidated combined; consolidated combined collective joint; average mean; level degree; rate pace;
share portion; percentage proportion; high elevated; low reduced; top leading; leading-edge cutting-edge
top-notch; best top finest; perfect ideal; good great fine; excellent great superb outstanding; bad poor;
terrible awful dreadful; beautiful lovely attractive; ugly unattractive; rich wealthy affluent; poor
impoverished; old elderly aged; young youthful; early premature; late tardy; long lengthy; short brief;
deep profound; empty vacant; busy occupied; quiet silent; loud noisy; bright brilliant; dark dim; hot
warm; cold chilly; clean tidy; dirty filthy; clutter mess disarray; chaos disorder; order sequence; list
catalogue catalog; limit restrict cap; restriction limit curb; condition state; requirement need demand;
necessary needed required essential; require need demand; mandatory compulsory obligatory; responsible
accountable charge; charge responsibility; task assign; assign allocate delegate designate; duty task
responsibility; role part; function role; reason cause; benefit advantage; value worth; quality standard;
standard norm; example instance illustration; case instance; detail specifics particulars; information
data details; fact detail; knowledge understanding; experience adventure; attractive appealing; chance
opportunity; risk chance; streamline simplify optimise optimize; efficient effective; productive
efficient; portfolio record; range line; package plan bundle; plan package policy option; discount
reduction; deal offer; guidance advice direction; advice guidance recommendation counsel; recommendation
suggestion advice; suggestion recommendation proposal; unchanged unaltered steady constant unvarying
unmodified same; maintain keep sustain; suffer endure experience undergo; experience undergo face
encounter see; see witness experience; emerge appear; appear seem; vanish disappear; spread extend; extend
expand prolong; expand grow extend widen; growth expansion rise; progress advance headway; lead head;
pursue chase follow; search hunt seek; travel tour move; cross traverse; block obstruct; prevent stop
avert avoid; avoid evade prevent; flee escape run; hurt harm damage; damage harm destruction; destroy
demolish wreck ruin; break smash; fix repair mend; replace substitute swap; swap exchange replace;
exchange swap trade; trade commerce exchange; invest spend; spend pay; save economise; waste squander;
earn gain make; charge bill; free release liberate; release free publish issue; launch release introduce;
introduce launch unveil present; establish found set; creator maker founder; owner proprietor; own possess
have; belong own; contain hold include; store keep; gather collect assemble; congress assembly conference
convention; workshop seminar; course class; training instruction; train coach; lesson class; practise
practice; perform play act; act behave; behaviour behavior conduct; stance position attitude; situation
circumstances; circumstance situation; context situation; environment surroundings; nature character;
character personality; mind brain; body corpse; head skull; hand palm; eye sight; core heart centre
center; middle centre center; edge border rim; side flank; front forefront; back rear; bottom base; base
foundation; root origin; source origin; beginning start; ending conclusion; conclusion end; record
document; history past; future tomorrow; modern contemporary; ancient old; traditional conventional; usual
normal typical; common widespread; rare uncommon scarce; strange odd weird; unusual uncommon; sudden
abrupt; gradual slow; slow sluggish; steady stable; peace calm; peaceful calm nonviolent; brutal violent
savage; cruel brutal; kind generous; honest truthful; brave courageous; clever smart intelligent; stupid
foolish; lazy idle; keen eager interested; willing ready prepared; willingness readiness; prepare ready;
insist maintain demand; insistence demand; commit pledge; commitment pledge dedication; dedicate devote
commit; hurdle obstacle barrier sticking point; stronghold bastion; withdraw retreat pull; withdrawal
retreat pullout; invade attack; invasion attack incursion; operation mission campaign; mission operation
task; campaign drive operation; hostage captive; migrant immigrant refugee; citizen national resident;
resident inhabitant citizen local; civilian noncombatant; population people; death fatality toll; toll
total count; survivor victim; shortage lack scarcity; lack shortage absence; poverty hardship; protest
demonstration rally; protester demonstrator; riot unrest; unrest turmoil disorder; strike walkout; union
labor labour; reform change; measure step move; sanction penalty restriction; penalty punishment fine;
punish penalise penalize; ruling decision verdict; verdict ruling judgment; appeal plea; petition appeal;
lawsuit suit case; sue prosecute; prosecutor attorney; testify witness; testimony evidence; swear vow;
oath pledge; book reserve buy purchase obtain secure acquire; see note notice observe spot; relationship
correlation interaction association connection; perception recognition awareness; focus aim concentrate
target; introduce pitch present; connotation meaning concept sense implication definition; context
scenario situation setting; consider evaluate examine review weigh; accumulate consolidate combine; regain
recapture recover retake reclaim obtain; consistent unchanged same; articulate explain express; decide
plan intend; eradicate delete erase remove; handle grapple deal manage; arise emerge; spokesman
spokeswoman spokesperson representative; protest march demonstration; vehicle lorry truck van; blaze fire;
pensioner retiree; teenager youth adolescent; mum mother mom; dad father; shut close closure; closure
shutdown; reopen resume restart; restart resume; pay compensation payout; rescue save free; firefighter
crew; hospitalise hospitalize hospital; evacuate clear; injure hospital; ton tonne; petrol fuel gasoline;
shooting gunfire; gunman shooter attacker; inquest inquiry hearing; hearing trial; plead admit; beside
side alongside; trust confidence faith rely; founder start found establish; homeowner household home
house; buy purchase acquire
"""
"""Groups of words, parted by semicolons."""
