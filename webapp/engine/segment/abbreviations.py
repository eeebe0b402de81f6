"""Abbreviations that sentencex does not know in a language. An entry is (language, word without its stop);
the language ``""`` stands for every one."""

from __future__ import annotations

from typing import Final


def _table(**listed: str) -> frozenset[tuple[str, str]]:
    return frozenset(
        ("" if language == "every" else language, word)
        for language, entries in listed.items()
        for word in entries.split()
    )


NEVER_END: Final = _table(
    every="Dr Prof Mr Mrs Ms Mme Mlle Messrs Sr Sra Srta Dra Drs Mgr",
    en="Rev Gen Sen Rep Gov Lt Col Capt Sgt Maj Cmdr Adm Pres Supt Det Insp Hon approx vs Mt Ft St",
    de="Hr Fr Frl Hrn St bzw ca sog vgl Mio Mrd bspw evtl ggf inkl exkl insb zzgl geb gest verh Str Nr",
    fr="M MM Pr Mmes Mlles Me St Ste env av apr Cie",
    es="D Dña Ud Uds Excmo Ilmo Lic Ing Arq Gral Av Avda",
    it="sig Sig dott Dott prof avv ing arch on mons sigg geom rag dr cfr",
    nl="dhr mevr mr ir drs ing ds jhr St ca bijv resp incl excl zgn",
    pt="Exa Exmo Exma Eng Arq Av Prof Profa Gen Cel Cap Dom",
)
"""A name or a quantity follows: the stop never ends a sentence."""

BEFORE_NUMBER: Final = _table(
    every="no No nr Nr vol Vol cap Cap art Art fig Fig p pp S Abb Kap Bd Tab n núm Núm pág págs Ch Sec",
    fr="chap al éd",
    it="pag tav",
    nl="blz hfdst",
    de="Abs Ziff Rn Anm",
)
"""A number follows; before anything else the stop may end a sentence (``He said no.``)."""

MAY_END: Final = _table(
    every="etc",
    en="Inc Corp Ltd Co Bros Jr Esq al Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec"
    " a.m p.m A.M P.M U.S U.K U.N E.U",
    de="usw usf etc u.a z.B d.h u.ä o.ä s.o s.u Jh Jhd v.Chr n.Chr",
    fr="etc",
    es="etc EE.UU EEUU",
    it="ecc",
    nl="enz e.d o.a d.w.z m.b.t t.a.v i.p.v",
    pt="etc",
)
"""The stop may end a sentence; it does where a word that begins sentences follows in capitals."""

ORDINAL_LANGUAGES: Final = frozenset({"de", "da", "no", "nb", "fi", "cs", "sk", "hu", "et", "sl", "hr"})
"""They write ordinal numbers with a stop: ``am 3. Mai``."""
