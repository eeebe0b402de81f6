"""Function words: the ones that say little about what a sentence is about. Own short lists."""

from __future__ import annotations

from typing import Final

_ENGLISH = """
a about above across after again against all almost along already also although always am among an and
another any are aren't around as at away be became because become been before being below between both
but by came can can't cannot could couldn't did didn't do does doesn't doing don't done down during each
either else enough even ever every few for from further get gets getting go goes going got had hadn't has
hasn't have haven't having he he'd he'll her here hers herself him himself his how however i i'd i'll i'm
i've if in instead into is isn't it it'd it'll its itself just let like made make many may me might mine
more most much must my myself neither never no nor not now of off often on once one only onto or other
others our ours ourselves out over own per perhaps put quite rather really same shall she she'd she'll
should shouldn't since so some still such than that that'll the their theirs them themselves then there
these they they'd they'll they're they've this those though through thus to together too toward towards
under until unto up upon us very was wasn't we we'd we'll we're we've well were weren't what whatever
when where whether which while who whoever whom whose why will with within without won't would wouldn't
yet you you'd you'll you're you've your yours yourself yourselves 's said say says
"""
_GERMAN = """
ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf
aus bei beim bereits bin bis bist da dabei dadurch dafür dagegen daher damit danach dann daran darauf
daraus darf darin darum das dass dasselbe davon davor dazu dein deine deinem deinen deiner dem den denen
denn dennoch der deren derselbe des deshalb dessen die dies diese dieselbe diesem diesen dieser dieses
doch dort du durch dürfen ein eine einem einen einer eines einige einigen einmal er es etwa etwas euch
euer eure für ganz gar gegen gewesen hab habe haben hat hatte hatten hätte hätten hier hin hinter ich ihm
ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem ins ist ja je jede jedem jeden jeder jedes
jedoch jener jetzt kann kein keine keinem keinen keiner können könnte könnten machen man manche mehr mein
meine meinem meinen meiner mich mir mit muss müssen musste nach nachdem neben nicht nichts noch nun nur
ob obwohl oder ohne schon sehr sei seien sein seine seinem seinen seiner seines seit sich sie sind so
sogar solche soll sollen sollte sollten sondern sonst sowie statt trotz über um und uns unser unsere
unter viel viele vielen vom von vor wann war wäre wären waren warum was weg wegen weil weiter welche
welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird wo wollen wollte worden
wurde wurden würde würden zu zum zur zwar zwischen sagte sagten
"""
_FRENCH = """
à ai aient ainsi alors après as assez au aucun aucune aujourd'hui auquel aussi autre autres aux avaient
avait avant avec avez avoir avons ayant beaucoup bien c' ça car ce ceci cela celle celles celui cependant
ces cet cette ceux chaque chez comme comment contre d' dans de déjà depuis des dès deux dont donc du
durant elle elles en encore entre es est et étaient était étant être eu eux fait faire fois font fut hors
il ils j' je jusqu' jusque l' la là le les leur leurs lors lorsqu' lorsque lui m' ma mais malgré me même
mêmes mes moi moins mon n' ne ni non nos notre nous on ont ou où par parce parmi pas peu peut peuvent
plus plusieurs plutôt pour pourquoi pourtant près puis puisque qu' quand que quel quelle quelles quelque
quelques quels qui quoi s' sa sans sauf se selon sera seront ses seulement si soit son sont sous sur
surtout t' ta tandis te tel telle tels tes toi ton toujours tous tout toute toutes très trop tu un une
vers voici voilà vos votre vous y a dit
"""
_SPANISH = """
a al algo algún alguna algunas alguno algunos allí ambos ante antes aquel aquella aquellas aquello
aquellos aquí así aún aunque bajo bien cada casi como cómo con contra cual cuál cuales cualquier cuando
cuándo cuanto de del desde después donde dónde dos durante e el él ella ellas ellos en entonces entre era
eran eres es esa esas ese eso esos esta está estaba estaban estado están estar estas este esto estos
estoy fue fueron ha haber había habían han hasta hay he incluso la las le les lo los luego más me
mediante mi mí mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy nada ni ningún
ninguna ninguno no nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero
poco por porque pues que qué quien quién quienes se sea según ser será si sí sido sin sino sobre solo
sólo somos son su sus suya suyo tal también tampoco tan tanto te tener tengo ti tiene tienen toda todas
todavía todo todos tras tu tú tus tuvo u un una unas uno unos usted ustedes y ya yo dijo
"""
_ITALIAN = """
a abbia abbiamo ad agli ai al alcuna alcune alcuni alcuno all' alla alle allo allora altra altre altri
altro anche ancora anzi appena avere aveva avevano ben c' che chi ci ciò cioè coi col come con contro
cosa così cui d' da dagli dai dal dall' dalla dalle dallo degli dei del dell' della delle dello dentro di
dopo dove dunque durante e è ecco ed era erano essere fa fino fra fu furono già gli ha hai hanno ho i il
in infatti io l' la là le lei li lo loro lui ma mai me meno mentre mi mia mie miei mio molta molte molti
molto ne né negli nei nel nell' nella nelle nello nessun nessuna nessuno no noi non nostra nostre nostri
nostro o od ogni oltre oppure ora per perché però più po' poco poi prima proprio pur può qua qual quale
quali quando quanto quasi quel quell' quella quelle quelli quello quest' questa queste questi questo qui
quindi sarà se secondo sei sempre senza sia siamo siano si sì solo sono sopra sotto stata state stati
stato su sua sue sugli sui sul sull' sulla sulle sullo suo suoi tale tali tanto te ti tra tu tua tue tuo
tuoi tutta tutte tutti tutto un un' una uno vi voi vostra vostro detto
"""
_DUTCH = """
aan al alle alleen als altijd andere anderen ben bij daar daarom dan dat de deze die dit doch doen door
dus een eens elk elke en enkele er ermee geen geweest had hadden heb hebben heeft hem hen het hier hij
hoe hun ik in is ja je jij jouw jullie kan kon konden kunnen maar me meer men met mij mijn moet moeten na
naar niet niets nog nu of om omdat onder ons onze ook op over reeds sinds steeds te tegen ten ter terwijl
toch toen tot tussen u uit uw van vanaf veel verder via vol voor waar waarom wanneer want waren was wat
we wel welke werd werden wie wij wil worden wordt zal ze zei zelf zich zij zijn zo zoals zonder zou
zouden zulke
"""
_PORTUGUESE = """
a à agora ainda algo algum alguma algumas alguns ali ambos ante antes ao aos apenas após aquela aquelas
aquele aqueles aquilo aqui as às assim até bem cada com como contra contudo da das de dela delas dele
deles depois desde dessa desse desta deste do dois dos durante e é ela elas ele eles em enquanto entre
era eram essa essas esse esses esta está estão estas estava estavam este estes estar eu foi foram há isso
isto já la lhe lhes lo logo mais mas me mediante meio mesma mesmas mesmo mesmos meu meus minha minhas
muita muitas muito muitos na nada não nas nela nele nem nenhum nenhuma nessa nesse nesta neste no nos nós
nossa nossas nosso nossos num numa o onde os ou outra outras outro outros para pela pelas pelo pelos per
pode podem por porém porque pois pouco quais qual quando quanto quase que quê quem se seja sem sempre
sendo ser será seu seus si sido só sob sobre somos sua suas também tão tanto te tem têm ter tinha tinham
toda todas todavia todo todos tu tua um uma umas uns você vocês disse
"""

FUNCTION_WORDS: Final = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": _ENGLISH,
        "de": _GERMAN,
        "fr": _FRENCH,
        "es": _SPANISH,
        "it": _ITALIAN,
        "nl": _DUTCH,
        "pt": _PORTUGUESE,
        "und": _ENGLISH,  # most texts too short to tell are English
    }.items()
}
"""ISO 639-1 code → folded function words. Verbs of saying are among them: every news sentence has one."""

_NONE: frozenset[str] = frozenset()


def is_content(word: str, language: str = "und") -> bool:
    """Whether a folded word tells something of its own. True for every word of a language without a list."""
    return word not in FUNCTION_WORDS.get(language, _NONE)
