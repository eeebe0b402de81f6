"""Texts in the words of news and the encodings that their languages were written in before UTF-8."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "German": (
        "cp1252 mac_roman cp850 iso8859-15 utf-16-le",
        "Bürgermeister kündigt Rücktritt an",
        "Der Bürgermeister kündigte am Freitag seinen Rücktritt an. „Ich gehe schweren Herzens“, sagte "
        "Jörg Weiß "
        "vor Journalisten. Die Opposition forderte Neuwahlen im März, wofür über 4.000 Unterschriften "
        "nötig wären.",
    ),
    "French": (
        "cp1252 mac_roman iso8859-15 cp850",
        "Grève à la SNCF : la circulation très perturbée",
        "Le trafic a été très perturbé jeudi à la suite d’une grève des cheminots. « Nous n’avons pas "
        "été écoutés », "
        "déplore François Lefèvre, délégué syndical. Où en sont les négociations ? Le cœur du désaccord "
        "reste l’âge.",
    ),
    "Spanish": (
        "cp1252 mac_roman utf-16-be",
        "El año más cálido en España",
        "El año pasado fue el más cálido en España desde que hay registros, según informó la agencia de "
        "meteorología. "
        "«¿Qué pasará mañana?», se preguntó la ministra. Llovió menos en Aragón, Cataluña y Castilla y León.",
    ),
    "Portuguese": (
        "cp1252 iso8859-15",
        "Eleições: não há maioria",
        "Não há maioria absoluta após as eleições de domingo. A comissão confirmou que três partidos têm "
        "votação quase "
        "igual. “É uma situação difícil”, afirmou o presidente, que convocará reuniões até às próximas "
        "semanas.",
    ),
    "Italian": (
        "cp1252 mac_roman",
        "La città è senz’acqua, perché?",
        "La città è rimasta senz’acqua per più di tre giorni. Il sindaco ha detto che la società non ha "
        "fatto ciò che "
        "doveva: «Sarà una lunga attesa, però la libertà di scegliere c’è». Lunedì e venerdì le scuole "
        "chiudono.",
    ),
    "Swedish": (
        "cp1252 mac_roman",
        "Många åkte hem på söndagen",
        "Regeringen föreslår högre skatt på flygresor från nästa år. ”Det är en nödvändig åtgärd”, säger "
        "ministern. "
        "Många i Skåne är kritiska och menar att förslaget drabbar småföretag i norra Sverige hårdast.",
    ),
    "Danish": (
        "cp1252 iso8859-15",
        "Så mange får lov at blive på øen",
        "Regeringen vil gøre det lettere at få arbejde på øen. »Vi håber, at også unge søger hertil,« "
        "siger borgmesteren. "
        "Forslaget bliver drøftet i næste måned, men støtten er usikker, for både kræfter og penge mangler.",
    ),
    "Polish": (
        "cp1250 iso8859-2 mac_latin2 cp852",
        "Rząd zapowiada zmiany w służbie zdrowia",
        "Rząd zapowiedział w środę zmiany w służbie zdrowia. „Każdy pacjent będzie miał łatwiejszy "
        "dostęp do lekarza” – "
        "powiedziała minister. Związki zawodowe są sceptyczne; żądają więcej pieniędzy już w przyszłym roku.",
    ),
    "Czech": (
        "cp1250 iso8859-2 cp852",
        "Vláda schválila vyšší daně",
        "Vláda ve středu schválila vyšší daně z nemovitostí. „Je to nezbytný krok,“ řekl ministr "
        "financí. Opozice "
        "tvrdí, že zvýšení nejvíce dopadne na důchodce a mladé rodiny, kteří už teď žijí z ruky do úst.",
    ),
    "Hungarian": (
        "cp1250 iso8859-2",
        "Jövőre nő a fűtés ára",
        "Jövőre húsz százalékkal nő a fűtés ára, közölte a kormány szóvivője. „Ezt senki sem kerülheti "
        "el” – mondta. "
        "A szakértők szerint az önkormányzatok és a kisebb üzemek szűkölködni fognak, különösen télen.",
    ),
    "Romanian": (
        "iso8859-16 cp1250",
        "Guvernul anunţă măsuri în sănătate",
        "Guvernul a anunţat miercuri măsuri noi în sănătate. „Fără bani nu putem face paşi înainte”, a "
        "spus ministrul. "
        "Şi sindicatele cer creşteri salariale încă din această iarnă, altfel intră în grevă la "
        "sfârşitul lunii.",
    ),
    "Croatian": (
        "cp1250 iso8859-2",
        "Vlada će povećati plaće",
        "Vlada će od siječnja povećati plaće učiteljima. „To je pošteno rješenje“, rekao je ministar. "
        "Sindikati traže "
        "više, a štrajk bi mogao početi već sljedeći tjedan ako se ne postigne dogovor o božićnici.",
    ),
    "Turkish": (
        "cp1254 iso8859-9",
        "İstanbul’da ulaşım ücretleri arttı",
        "İstanbul’da toplu ulaşım ücretleri yüzde on arttı. Belediye başkanı, “Başka çaremiz yoktu” "
        "dedi. Öğrenciler "
        "ise kararı eleştirdi ve önümüzdeki hafta büyük bir yürüyüş düzenleyeceklerini açıkladı.",
    ),
    "Lithuanian": (
        "cp1257 iso8859-13",
        "Vyriausybė didins mokesčius",
        "Vyriausybė kitąmet didins mokesčius, pranešė ministerija. „Kito kelio nėra“, – sakė ministrė. "
        "Opozicija "
        "žada šį sprendimą skųsti teismui, nes jis esą prieštarauja įstatymams ir žmonių lūkesčiams.",
    ),
    "Russian": (
        "cp1251 koi8-r iso8859-5 cp866 mac_cyrillic utf-16-le",
        "Правительство повысит налоги",
        "Правительство повысит налоги со следующего года, сообщил министр в среду. Оппозиция заявила, "
        "что это решение "
        "ударит по самым бедным. Эксперты ожидают роста цен, но объём сборов ещё неизвестен.",
    ),
    "Ukrainian": (
        "cp1251 koi8-u",
        "Уряд підвищить податки",
        "Уряд підвищить податки з наступного року, повідомив міністр у середу. Опозиція заявила, що це "
        "рішення вдарить "
        "по найбідніших. Експерти очікують зростання цін, а її обсяг іще невідомий; з’їзд відбудеться в "
        "Києві.",
    ),
    "Bulgarian": (
        "cp1251",
        "Правителството вдига данъците",
        "Правителството вдига данъците от следващата година, съобщи министърът в сряда. Опозицията "
        "заяви, че решението "
        "ще удари най-бедните. Очаква се цените да се повишат още през зимата.",
    ),
    "Greek": (
        "cp1253 iso8859-7",
        "Η κυβέρνηση αυξάνει τους φόρους",
        "Η κυβέρνηση αυξάνει τους φόρους από το επόμενο έτος, ανακοίνωσε ο υπουργός την Τετάρτη. Η "
        "αντιπολίτευση "
        "δήλωσε ότι το μέτρο θα πλήξει τους φτωχότερους. Οι ειδικοί αναμένουν αύξηση των τιμών.",
    ),
    "Hebrew": (
        "cp1255 iso8859-8",
        "הממשלה תעלה את המסים",
        "הממשלה תעלה את המסים בשנה הבאה, כך הודיע שר האוצר ביום רביעי. האופוזיציה טענה כי ההחלטה תפגע "
        "בעניים ביותר. "
        "מומחים צופים עלייה במחירים.",
    ),
    "Arabic": (
        "cp1256 iso8859-6",
        "الحكومة ترفع الضرائب",
        "أعلنت الحكومة يوم الأربعاء أنها سترفع الضرائب ابتداء من العام المقبل، وقال الوزير إن القرار "
        "ضروري. وانتقدت "
        "المعارضة هذه الخطوة مؤكدة أنها ستضر بالفقراء.",
    ),
    "Thai": (
        "cp874",
        "รัฐบาลจะขึ้นภาษี",
        "รัฐบาลประกาศเมื่อวันพุธว่าจะขึ้นภาษีในปีหน้า ฝ่ายค้านกล่าวว่าการตัดสินใจนี้จะกระทบคนยากจนมากที่สุด",
    ),
    "Japanese": (
        "cp932 euc_jp iso2022_jp utf-16-le",
        "政府、来年から増税へ",
        "政府は水曜日、来年から税金を引き上げると発表した。財務大臣は「必要な措置だ」と述べた。野党は、この決定が"
        "最も貧しい人々に打撃を与えると批判している。専門家は物価の上昇を予想している。",
    ),
    "Chinese": (
        "gb18030 utf-16-le",
        "政府明年将提高税收",
        "政府星期三宣布，明年将提高税收。财政部长说：“这是必要的措施。”反对党认为，这项决定将打击最贫穷的人。"
        "专家预计物价会上涨，但具体数字还不清楚。",
    ),
    "Chinese in Taiwan": (
        "big5",
        "政府明年將提高稅收",
        "政府星期三宣布，明年將提高稅收。財政部長說：「這是必要的措施。」反對黨認為，這項決定將打擊最貧窮的人。"
        "專家預計物價會上漲，但具體數字還不清楚。",
    ),
    "Korean": (
        "euc_kr cp949",
        "정부, 내년부터 세금 인상",
        "정부는 수요일에 내년부터 세금을 인상한다고 발표했다. 장관은 “필요한 조치”라고 말했다. 야당은 "
        "이번 결정이 가장 가난한 사람들에게 타격을 줄 것이라고 비판했다. "
        "전문가들은 물가 상승을 예상하고 있다.",
    ),
    "English": (
        "cp1252 mac_roman",
        "Mayor’s ‘cosy’ café deal",
        "The mayor’s office said on Friday that it had paid £4,000 for the café’s lease — “a bargain”, "
        "she called it. "
        "Critics say the naïve deal cost the town dearly.",
    ),
}


def samples() -> list[tuple[str, str, str, bytes]]:
    """Language, encoding, text and its bytes: every text long and short, in every encoding that it has."""
    found = []
    for language, (encodings, short, long) in TEXTS.items():
        for encoding in encodings.split():
            for text in (short, long):
                held = _written(text, encoding)
                found.append((language, encoding, held, held.encode(encoding)))
    return found


def _written(text: str, encoding: str) -> str:
    """The text with marks that the encoding lacks as they were written in it."""
    plain = str.maketrans("„“”‚‘’–—«»‐", '"""\'\'\'\'--""'[:0] + '"""\'\'\'--""-')
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(plain).encode(encoding, "ignore").decode(encoding)
    return text
