"""Page furniture that comes along when an article is copied, by named rules.

A rule matches a whole sentence or line, never a part of one, and must not match what a reporter could have
written as a sentence: "Advertisement spending rose." and "Share prices fell." stay. docs/segmentation.md
shows this table; a test keeps the two equal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from webapp.engine.normalize import fold
from webapp.engine.segment.phrases import DATE, NAME, NETWORKS, THIS, TIME

LONGEST: Final = 240
"""Characters. Furniture is short; longer sentences are not looked at."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of page furniture."""

    name: str
    """Stands in ``Sentence.boilerplate``."""
    catches: str
    """What it is, for people."""
    examples: tuple[str, ...]
    """Lines it matches."""
    pattern: re.Pattern[str]
    """Matches the whole folded text of such a sentence."""


def _rule(name: str, catches: str, examples: tuple[str, ...], *patterns: str) -> Rule:
    return Rule(name, catches, examples, re.compile("|".join(f"(?:{p})" for p in patterns)))


RULES: Final = (
    _rule(
        "sharing",
        "Buttons that share the article",
        (
            "Share.",
            "Share on Facebook",
            "Tweet",
            "Teilen",
            "Partager sur Twitter",
            "Share this article",
            "Click to share on Twitter (Opens in new window)",
        ),
        r"share[.:!]?",
        rf"(?:share|post|tweet|send|save)(?: {THIS}| this| it)?(?: (?:on|via|to|by"
        rf"|with) {NETWORKS})?[.:!]?",
        r"(?:click )?(?:to )?share(?: this)?(?: with (?:your )?friends)?[.:!]?",
        rf"share(?: on)?:? {NETWORKS}(?: (?:share|tweet|pin|email).*)?[.!]?",
        r"(?:re)?tweet(?: this)?[.!]?|pin it[.!]?|copy link[.!]?|link copied[.!]?|print(?: this)?(?: page"
        r"| article)?[.!]?",
        rf"(?:artikel |beitrag |seite )?(?:teilen|drucken|weiterleiten)(?: (?:auf|über|per"
        rf"|via) {NETWORKS})?[.!]?",
        rf"(?:partager|envoyer)(?: (?:cet|l')? ?article)?(?: (?:sur|par|via) {NETWORKS})?[.!]?",
        rf"(?:compartir|comparte)(?: (?:este|el) artículo| esta noticia)?(?: (?:en|por"
        rf"|vía) {NETWORKS})?[.!]?",
        rf"(?:condividi|compartilhar|compartilhe|delen|deel)(?: (?:su|no|em|via|op) {NETWORKS})?[.!]?",
        r"comments? share|share comments?|share save|save share",
        r"(?:facebook|twitter|whats ?app|linkedin|pinterest|reddit|e-?mail)",
        r"click to (?:share|email|print).{0,60}(?:\(opens in new window\))?",
    ),
    _rule(
        "navigation",
        "Controls of the page",
        ("Exit mobile version", "Skip to content", "Back to top", "Zum Inhalt springen"),
        r"exit mobile version[.!]?",
        r"skip to (?:main )?content|back to top|scroll to top|go to top|return to homepage|back to homepage",
        r"(?:previous|next) (?:article|post|story)|view (?:full|desktop) (?:site|version)|show more"
        r"|load more",
        r"(?:toggle|hide|show|view|open) (?:caption|gallery|image)s?|open in (?:the )?app|skip advertisement",
        r"(?:filed under|posted in|tags?|tagged|topics?) ?: .{1,100}[^.!?]",
        r"(?:toggle|open|close) (?:menu|navigation|search|sidebar)|view comments|close|menu",
        r"zum inhalt springen|nach oben|zur startseite|aller au contenu|retour en haut|haut de page"
        r"|ir al contenido",
        r"volver arriba|mehr anzeigen|voir plus|ver más|vollbild|bild vergrößern|agrandir l'image",
    ),
    _rule(
        "advertisement",
        "Labels of advertisements",
        ("Advertisement", "ADVERTISEMENT - CONTINUE READING BELOW", "Anzeige", "Publicité", "Publicidad"),
        r"\[?\(?(?:advertisements?|advertising|sponsored(?: content| post)?|promoted|ad"
        r"|paid content)\)?\]?[.:]?",
        r"advertisement ?[-:.]? ?(?:continue reading below|scroll to continue|story continues below)[.!]?",
        r"(?:story|article) continues (?:below|after)(?: (?:this )?(?:the )?(?:ad|advertisements?"
        r"|video))?[.!]?",
        r"scroll (?:down )?to continue(?: (?:reading|with content))?[.!]?",
        r"(?:anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie)[.:]?",
        r"la suite après (?:cette|la) publicité[.:]?|nach der anzeige geht es weiter[.:]?",
    ),
    _rule(
        "read-more",
        "Pointers to other articles",
        (
            "Read more: How the port was built",
            "Also read: Storm closes harbour",
            "Continue reading",
            "Lesen Sie auch",
        ),
        r"(?:read|see|watch|learn) (?:more|also|next)(?: (?:here|below|about it))?[.:!>]*",
        r"(?:read|see|watch) (?:more|also|next) ?[:|>].+",
        r"(?:also|must|recommended|further) (?:read|reading|see|watch)(?: ?[:|>].+)?[.:]?",
        r"(?:continue|keep) reading(?: (?:below|the main story))?[.:>]*|click here(?: (?:to|for) .+)?[.!]?",
        r"(?:related|more|most read|trending|recommended|editor's picks?|you (?:may|might) also like"
        r"|don't miss"
        r"|related (?:articles?|stories|posts?|coverage|topics?|content)|more (?:stories|on this (?:story"
        r"|topic)|like this)"
        r"|more from .{1,40}|up next|what to read next)(?: for you)?(?: ?:.*)?",
        r"(?:lesen sie auch|lesen sie mehr|mehr zum thema|auch interessant|weiterlesen"
        r"|weiterführende links)(?: ?:.*)?[.!]?",
        r"(?:lire aussi|à lire aussi|lire la suite|à lire également|sur le même sujet"
        r"|en savoir plus)(?: ?:.*)?[.!]?",
        r"(?:leer más|lea también|lea además|te puede interesar|más información|ver también|leia também"
        r"|leggi anche"
        r"|lees ook|lees meer)(?: ?:.*)?[.!]?",
    ),
    _rule(
        "copyright",
        "Copyright and rights lines",
        (
            "© 2024 Example News. All rights reserved.",
            "Copyright 2024 Example News",
            "Alle Rechte vorbehalten.",
        ),
        r"(?:copyright )?(?:©|\(c\)|℗) ?.{0,120}",
        r"copyright (?:\d{4}|by|notice)\b.{0,120}",
        r"(?:\d{4} )?.{0,60}\ball rights reserved[.!]?.{0,60}",
        r"this material may not be published, broadcast, rewritten.{0,60}",
        r"alle rechte vorbehalten[.!]?|tous droits réservés[.!]?|todos los derechos reservados[.!]?"
        r"|tutti i diritti riservati[.!]?|todos os direitos reservados[.!]?|alle rechten voorbehouden[.!]?",
    ),
    _rule(
        "sign-up",
        "Newsletters, subscriptions and accounts",
        (
            "Sign up for our newsletter",
            "Subscribe",
            "Subscribe to our daily newsletter.",
            "Newsletter abonnieren",
        ),
        r"(?:sign up|subscribe|register|log ?in|sign in)(?: (?:now|here|today|for free|free))?[.:!]?",
        r"(?:sign up|subscribe|register)(?: now| here| today)? (?:for|to) (?:our|the|this|my|free) .{0,80}?"
        r"(?:newsletters?|channel|alerts?|updates?|podcast|briefing|e-?mails?|inbox)\b.{0,60}",
        r"(?:get|receive) (?:our|the|all the|today's|more).{0,80}(?:in|to|into) your inbox.{0,30}",
        r"(?:enter )?your e-?mail(?: address)?[.:]?|already (?:a subscriber|have an account)\?.{0,30}",
        r"this article is (?:for|available to) subscribers(?: only)?[.!]?|(?:to continue"
        r"|keep) reading,? subscribe.{0,40}",
        r"(?:jetzt )?(?:den |unseren )?newsletter (?:abonnieren|bestellen)[.!]?"
        r"|(?:jetzt )?abonnieren[.!]?|anmelden[.!]?",
        r"(?:inscrivez-vous|abonnez-vous)(?: à (?:notre|la) newsletter.{0,40})?[.!]?|s'abonner[.!]?"
        r"|se connecter[.!]?",
        r"(?:suscríbete|suscríbase|regístrate)(?: a (?:nuestro|nuestra|la) (?:boletín"
        r"|newsletter).{0,40})?[.!]?",
        r"iniciar sesión[.!]?|iscriviti(?: alla (?:nostra )?newsletter.{0,40})?[.!]?|assine(?: já"
        r"| agora)?[.!]?",
    ),
    _rule(
        "credit",
        "Credits of photos and lone captions with a credit",
        (
            "Photo: Jane Doe/Reuters",
            "(Photo by Jane Doe/Getty Images)",
            "Image credit: NASA",
            "Foto: dpa",
            "File photo",
        ),
        r"\(?\[?(?:file )?(?:photo(?:graph)?s?|images?|pictures?|pic|video|graphic|illustration|credits?"
        r"|source image|foto|fotos|bild|grafik|imagen|crédit(?:s)? photo|photo d'illustration|foto de archivo"
        r"|symbolbild|symbolfoto"
        r"|archivbild|archivfoto|bildquelle|quelle)"
        r"(?: (?:credits?|by|courtesy(?: of)?|source))? ?[:/|] ?"
        r"(?:[^.!?]{1,80}|[^.!?]{1,60}(?:/| via )[^.!?]{1,40}\.?)\)?\]?|\[illustration:? [^\[\]]{1,160}\]",
        r"\(?(?:file )?(?:photo|image|picture|video|illustration|graphic) (?:by|courtesy of"
        r"|credit) [^.!?]{1,60}"
        r"(?:/[^.!?]{1,40}|via [^.!?]{1,40})\)?\.?",
        r"\(?(?:photo|image|picture) (?:by|courtesy of|credit) [\w.'-]+(?: [\w.'-]+){0,3} ?\)?",
        r"\(?(?:file )?(?:photo|image|picture|video)(?: caption| credit| source| gallery)?\)?",
        r"\(?ap photo/[^.!?()]{2,60}\)?",
        r"(?:getty images|shutterstock|istock|afp|reuters|ap photo|epa|dpa|alamy)"
        r"(?:/(?:(?! via )[\w .'-]){0,40}| via (?:(?! via )[\w .'-]){0,40})*",
        r"[^.!?]{3,160}\((?:photo|image|picture|foto|file photo)s?(?: by| credit)?:? [^()]{2,60}\)",
        rf"{NAME}(?: {NAME}){{0,3}} ?/ ?(?:getty images|reuters|afp|ap|ap photo|epa|dpa|shutterstock"
        rf"|alamy|bloomberg)"
        r"(?: via [\w ]{2,30})?",
    ),
    _rule(
        "byline",
        "Who wrote it and when, on a line of its own",
        (
            "By Jane Doe",
            "By Jane Doe and John Roe, Example News",
            "Published 12 May 2024",
            "Updated 3:45 PM ET, Mon May 6, 2024",
            "Von Erika Muster",
        ),
        rf"(?:published|updated|posted|last (?:updated|modified)|first published|modified"
        rf"|created)(?: (?:on|at))?:? ?"
        rf"{DATE}{TIME}[.|]?",
        rf"(?:veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|actualizado|pubblicato"
        rf"|gepubliceerd)"
        rf"(?: (?:am|le|el|il|op))?:? ?{DATE}{TIME}\.?",
        rf"(?:(?:published|updated|posted) )?(?:\d{{1,2}}:\d\d(?: ?[ap]\.?m\.?)?"
        rf"(?: [a-z]{{2,4}})?,? )?{DATE}{TIME}",
        r".{2,120} contributed (?:reporting|to this (?:report|story|article))[^.]{0,40}\.?",
        r"\d{1,3} (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)(?: (?:read|ago))",
        r"(?:reading time|lesezeit|temps de lecture):? ?\d{1,3} (?:min(?:ute)?(?:s|n)?)\.?",
        r"reporting by .{2,120}; (?:additional reporting|writing|editing) by .{2,120}",
    ),
    _rule(
        "cookies",
        "Consent to cookies",
        ("We use cookies to improve your experience.", "Accept all cookies", "Cookie-Einstellungen"),
        r"(?:this|our) (?:web)?site uses cookies\b.{0,200}|we use cookies(?: (?:to|on|for"
        r"|and)\b.{0,200})?[.!]?",
        r"(?:accept|reject|manage|allow)(?: all)? cookies[.!]?|cookie (?:policy|settings|preferences|notice)",
        r"by (?:continuing to|using) .{0,40}\b(?:site|website)\b.{0,40}\bcookies\b.{0,60}",
        r"(?:wir verwenden|diese (?:web)?seite verwendet|diese website verwendet) cookies\b.{0,160}"
        r"|cookie-einstellungen",
        r"(?:nous utilisons|ce site utilise) des cookies\b.{0,160}",
        r"(?:utilizamos|usamos|este sitio (?:web )?utiliza) cookies\b.{0,160}",
    ),
    _rule(
        "listen",
        "Players",
        ("Listen to this article", "Watch: the moment the wall fell", "Play video", "Artikel anhören"),
        rf"(?:listen to|hear|play) {THIS}(?: ?[-:]? ?\d+ ?(?:min(?:ute)?s?|:\d\d))?[.!]?",
        r"(?:play|watch|loading)(?: the)? (?:video|audio|live)[.!]?|your browser does not support .{1,60}",
        r"(?:watch|video|listen) ?: .{3,120}[^.!?]|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d",
        r"(?:diesen )?artikel anhören[.!]?|(?:écouter|ecouter) (?:cet |l')article[.!]?|escuchar (?:este "
        r"|el )?artículo[.!]?",
    ),
    _rule(
        "comments",
        "The comments section",
        ("Comments", "12 Comments", "Leave a comment", "Join the conversation", "Kommentare"),
        r"(?:\d{1,6} )?comments?(?: ?\(\d{1,6}\))?[.:]?|no comments(?: yet)?[.:]?",
        r"(?:leave|post|add|write) a (?:comment|reply)[.!]?|join the (?:conversation|discussion)[.!]?",
        r"comments (?:are|have been) (?:closed|disabled)(?: .{0,40})?[.!]?",
        r"(?:have your say|what do you think\? leave .{1,60}|let us know in the comments.{0,30})[.!]?",
        r"(?:\d{1,6} )?(?:kommentare?|commentaires?|comentarios?|commenti|reacties)(?: ?\(\d{1,6}\))?",
        r"(?:kommentar (?:schreiben|verfassen)|laisser un commentaire|deja (?:un|tu) comentario)[.!]?",
    ),
    _rule(
        "follow",
        "Invitations to follow an account or get an app",
        ("Follow us on Twitter", "Like us on Facebook", "Download our app", "Folgen Sie uns auf Instagram"),
        rf"(?:follow|like|join|find|connect with) (?:us|@?\w+|(?:[\w.'-]+ ){{1,4}}) ?(?:here )?(?:on"
        rf"|at) {NETWORKS}\b.{{0,60}}",
        r"follow us[.:!]?|follow @\w+[.!]?|@\w{2,30}",
        r"(?:download|get) (?:our|the) (?:free )?(?:[\w.'-]+ ){0,3}app\b.{0,60}",
        rf"folgen sie uns(?: auf {NETWORKS})?[.!]?|suivez-nous(?: sur {NETWORKS})?[.!]?"
        rf"|síguenos(?: en {NETWORKS})?[.!]?",
    ),
)
"""In the order they are tried."""

_CASED_BYLINE = re.compile(
    r"(?:(?:(?:Written|Reported|Edited|Reporting|Posted|Compiled|Words|Text|Story) )?[Bb]y:?|BY|Von|VON"
    r"|Par|PAR"
    r"|Por|POR|Di|Door)(?: (?!The\b|A\b|An\b)(?:[A-ZÀ-Þ][\w.'’-]*|and|und|et|y|e"
    r"|en|de|van|von|der|&|in),?){1,12}"
    r"(?: ?[|,–—-] ?[\w .,'’|:-]{1,60})?"
)
_BYLINE_SECOND = re.compile(r"\S+ (?:by:? )?[A-ZÀ-Þ][\w.'’-]+(?:,| [A-ZÀ-Þa-z&])")


def rule_for(text: str) -> str | None:
    """The name of the rule that calls ``text`` (a sentence or line) page furniture, else None."""
    if not text or len(text) > LONGEST:
        return None
    if _is_byline(text):
        return "byline"
    folded = fold(text)
    return next((rule.name for rule in RULES if rule.pattern.fullmatch(folded)), None)


def _is_byline(text: str) -> bool:
    """``By Jane Doe``: names in capitals tell it from ``By noon``; hence on the text as it stands."""
    return (
        text[-1] not in ".!?…:;"
        and _CASED_BYLINE.fullmatch(text) is not None
        and _BYLINE_SECOND.match(text) is not None
    )
