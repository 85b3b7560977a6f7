"""Lines of page templates: head and tail of content systems, share bars, captions, feeds, many languages."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from .place import Group, Maker, Slot, kind, lines_at

TITLES = (
    "Council approves the new bridge",
    "Ferry service resumes after storm",
    "Five things to know this week",
    "Rain delays the final again",
    "What the new budget means for you",
    "Harbour reopens",
)
PEOPLE = ("Maria Lopes", "John Carter", "Anna Petersen", "Staff Reporter", "Priya Nair", "Tom Whitfield", "admin")
DAYS = (
    "March 14, 2021",
    "14 March 2021",
    "Mar 14, 2021",
    "14/03/2021",
    "2021-03-14",
    "Sunday, March 14, 2021",
    "14 Mar 2021 09:30 GMT",
)

WORDPRESS = """Share this:
Click to share on Twitter (Opens in new window)
Click to share on Facebook (Opens in new window)
Click to share on WhatsApp (Opens in new window)
Click to email a link to a friend (Opens in new window)
Click to print (Opens in new window)
Like this:
Like Loading...
Related
Related Posts
Related posts:
Tags: bridge, council, harbour
Posted in News
Filed Under: News
Tagged With: bridge, council
Previous Post
Next Post
← Previous post
Next post →
« {title}
{title} »
About {person}
View all posts by {person}
View all posts by {person} →
Leave a Reply
Leave a Reply Cancel reply
Leave a Comment
Leave a comment
Cancel reply
Your email address will not be published.
Your email address will not be published. Required fields are marked *
Required fields are marked *
Comment *
Name *
Email *
Website
Save my name, email, and website in this browser for the next time I comment.
Notify me of follow-up comments by email.
Notify me of new posts by email.
Post Comment
This site uses Akismet to reduce spam. Learn how your comment data is processed.
You must be logged in to post a comment.
No Comments
No Comments Yet
0 Comments
3 Comments
3 thoughts on “{title}”
The post {title} appeared first on The Daily Courier.
The post {title} first appeared on Example News.
Source link
Source
[ad_2]
[ad_1]
Source: Example News
Read more
Continue Reading
Subscribe
Powered by WordPress
Proudly powered by WordPress
Comments are closed.
Skip to content
Reply
Edit
Log in to Reply""".split("\n")  # fmt: skip
NEWS_TAIL = """Copyright © 2021 The Daily Courier. All rights reserved.
© 2021 Example Media Ltd. All rights reserved.
All rights reserved.
© 2021 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.
Our Standards: The Thomson Reuters Trust Principles.
(Reporting by {person}; editing by Anna Petersen)
Reporting by {person}; Editing by Tom Whitfield
This story has been published from a wire agency feed without modifications to the text.
(This story has not been edited by our staff and is auto-generated from a syndicated feed.)
Follow us on Twitter
Follow us on Facebook and Twitter
Follow @dailycourier on Twitter
Like us on Facebook
Join our Telegram channel
Subscribe to our newsletter
Sign up for our newsletter
Sign up for our daily newsletter
Sign up to receive our daily email briefing
Get the latest news delivered to your inbox
Enter your email address
Thank you for subscribing!
Please enter a valid email address.
Already a subscriber? Log in
Subscribe now for unlimited access
To continue reading, please subscribe.
Click here to subscribe
Download our app
Download the app for iOS and Android
READ MORE: {title}
Read more: {title}
READ ALSO: {title}
Also Read: {title}
ALSO READ | {title}
Read also: {title}
SEE ALSO: {title}
RELATED: {title}
Related: {title}
Related Articles
Related Stories
Related Topics
More on this story
More from News
More stories
Most Read
Most Popular
Trending
Trending Now
Recommended
Recommended for you
You may also like
You might also like
You may like
Up Next
Don't Miss
Top Stories
Latest News
Advertisement
ADVERTISEMENT
Advertisement - story continues below
Story continues below advertisement
Article continues below advertisement
Sponsored content
Sponsored
Share
Share this article
Share this story
Share on Facebook
Tweet
Print
Email this article
Comments
View comments
Show comments
Comments (0)
Be the first to comment
Report a typo
Contact the author
Terms of Use
Privacy Policy
Terms of Use | Privacy Policy
Contact us
About us
Back to top
Topics: bridge, council
First published: {day}
Last updated: {day}
Published: {day}
Click here to read the full story
Read the full article
Read the original article
This article originally appeared on Example News
This article was first published in The Daily Courier.""".split("\n")  # fmt: skip
NEWS_HEAD = """Skip to main content
Skip to content
Menu
Search
Home
Home » News » World
Home > News > Politics
Home / News
Breaking News
Advertisement
ADVERTISEMENT
[ad_1]
By {person}
By {person} | {day}
by {person}
Written by {person}
Posted by {person} on {day}
Posted on {day} by {person}
Posted: {day}
Published {day}
Published: {day}
Updated: {day}
Last Updated: {day}
Last updated on {day}
{day}
{day} / 7:02 AM
3 min read
2 Min Read
4 minute read
Reading time: 3 minutes
Estimated reading time: 4 minutes
Share
Share this article
Share on Facebook
Share on Twitter
Copy link
Listen to this article
0 Comments
1.2k views
Views: 342
Photo: Example/Getty Images
Getty Images
Image source, Getty Images
Image caption
FILE PHOTO: The harbour in March. REUTERS/{person}/File Photo
Follow us
Sign in
Log in
Subscribe
Close
Print
Add to favorites
Font size: A- A A+
This article is more than 1 year old
We use cookies to improve your experience.
This website uses cookies to ensure you get the best experience on our website.
Accept all cookies
By continuing to use this site you agree to our use of cookies.""".split("\n")  # fmt: skip
MIDDLE = """Advertisement
ADVERTISEMENT
Advertisements
- Advertisement -
Story continues below advertisement
Article continues after advertisement
Article continues below
Continue reading below
Read more: {title}
Read More: {title}
READ MORE: {title}
READ ALSO: {title}
ALSO READ: {title}
Also read: {title}
RELATED: {title}
See also: {title}
Sign up for our newsletter
Subscribe to our newsletter
Getty Images
Image source, Getty Images
Image caption, The harbour in March
Photo: Example News
(Photo by {person}/Getty Images)
[Image: Getty Images]
Click here to enlarge
View gallery
View this post on Instagram
A post shared by The Daily Courier (@dailycourier)
pic.twitter.com/AbC12dEf3G
Loading...
Loading
Play
Video Player
Watch: {title}
WATCH: {title}
Your browser does not support the video tag.
This video cannot be played in your browser.
Please enable JavaScript to view this content.
Please enable Javascript to watch this video
Share this:
Tap to unmute
(adsbygoogle = window.adsbygoogle || []).push({});
googletag.cmd.push(function() { googletag.display('div-gpt-ad-1'); });
<!-- wp:paragraph -->
[caption id="attachment_1234" align="aligncenter" width="640"]
[gallery ids="12,13,14"]
[/vc_column_text]
{{ advertisement }}""".split("\n")  # fmt: skip

LANGUAGES = {
    "spanish": "Deja una respuesta|Deja un comentario|Tu dirección de correo electrónico no será publicada.|Los campos obligatorios están marcados con *|Compartir|Comparte esto:|Lee también: {title}|Leer más|Publicidad|Suscríbete a nuestro boletín|Todos los derechos reservados|Política de privacidad|Etiquetas: puente|Noticias relacionadas|Te puede interesar|Cargando…|Cancelar la respuesta",
    "french": "Laisser un commentaire|Votre adresse e-mail ne sera pas publiée.|Les champs obligatoires sont indiqués avec *|Partager|Partager :|Lire aussi : {title}|À lire aussi : {title}|Lire la suite|Publicité|Abonnez-vous à notre newsletter|Tous droits réservés|Politique de confidentialité|Articles similaires|Annuler la réponse|Enregistrer mon nom, mon e-mail et mon site dans le navigateur pour mon prochain commentaire.",
    "german": "Schreibe einen Kommentar|Kommentar verfassen|Deine E-Mail-Adresse wird nicht veröffentlicht.|Erforderliche Felder sind mit * markiert|Teilen mit:|Teilen|Lesen Sie auch: {title}|Lesen Sie auch|Weiterlesen|Anzeige|Newsletter abonnieren|Alle Rechte vorbehalten|Datenschutz|Impressum|Ähnliche Beiträge|Antworten abbrechen|Das könnte Sie auch interessieren",
    "italian": "Lascia un commento|Il tuo indirizzo email non sarà pubblicato.|I campi obbligatori sono contrassegnati *|Condividi|Condividi:|Leggi anche: {title}|Leggi anche|Continua a leggere|Pubblicità|Iscriviti alla newsletter|Tutti i diritti riservati|Annulla risposta|Articoli correlati",
    "portuguese": "Deixe um comentário|Deixe uma resposta|O seu endereço de e-mail não será publicado.|Campos obrigatórios são marcados com *|Compartilhe|Compartilhe isso:|Leia também: {title}|Leia mais|Publicidade|Todos os direitos reservados|Cancelar resposta|Continua após a publicidade",
    "dutch": "Geef een reactie|Laat een reactie achter|Het e-mailadres wordt niet gepubliceerd.|Vereiste velden zijn gemarkeerd met *|Delen|Dit delen:|Lees ook: {title}|Lees verder|Advertentie|Alle rechten voorbehouden|Reactie annuleren",
    "polish": "Dodaj komentarz|Twój adres e-mail nie zostanie opublikowany.|Wymagane pola są oznaczone *|Udostępnij|Czytaj także: {title}|Czytaj więcej|Reklama|Wszelkie prawa zastrzeżone|Anuluj pisanie odpowiedzi",
    "russian": "Добавить комментарий|Ваш адрес email не будет опубликован.|Обязательные поля помечены *|Поделиться|Читайте также: {title}|Читать далее|Реклама|Все права защищены|Отменить ответ|Подписывайтесь на наш канал",
    "ukrainian": "Залишити відповідь|Ваша e-mail адреса не оприлюднюватиметься.|Обов’язкові поля позначені *|Поділитися|Читайте також: {title}|Реклама|Скасувати відповідь",
    "turkish": "Bir yanıt yazın|Bir cevap yazın|E-posta hesabınız yayımlanmayacak.|Gerekli alanlar * ile işaretlenmişlerdir|Paylaş|Bunu paylaş:|Reklam|Tüm hakları saklıdır|Yanıtı iptal et|İlgili Haberler",
    "indonesian": "Tinggalkan Balasan|Alamat email Anda tidak akan dipublikasikan.|Ruas yang wajib ditandai *|Bagikan|Baca juga: {title}|Baca Juga: {title}|Baca selengkapnya|Iklan|Batalkan balasan|Simak berita selengkapnya",
    "vietnamese": "Để lại một bình luận|Email của bạn sẽ không được hiển thị công khai.|Các trường bắt buộc được đánh dấu *|Chia sẻ|Xem thêm: {title}|Quảng cáo|Hủy",
    "chinese": "发表回复|您的邮箱地址不会被公开。|必填项已用 * 标注|分享|分享到：|相关文章|阅读更多|广告|责任编辑：王伟|原标题：{title}|上一篇|下一篇|取消回复|版权所有",
    "japanese": "コメントを残す|メールアドレスが公開されることはありません。|* が付いている欄は必須項目です|共有|関連記事|続きを読む|広告|コメントをキャンセル",
    "korean": "댓글 남기기|답글 남기기|이메일은 공개되지 않습니다.|필수 항목은 *로 표시합니다|공유하기|관련 기사|광고|응답 취소|무단 전재 및 재배포 금지",
    "arabic": "اترك تعليقاً|لن يتم نشر عنوان بريدك الإلكتروني.|الحقول الإلزامية مشار إليها بـ *|شارك|اقرأ أيضا|اقرأ المزيد|إعلان|جميع الحقوق محفوظة|إلغاء الرد",
    "hindi": "एक उत्तर दें|आपका ईमेल पता प्रकाशित नहीं किया जाएगा.|आवश्यक फ़ील्ड चिह्नित हैं *|यह भी पढ़ें|विज्ञापन|शेयर करें|और पढ़ें",
    "swedish": "Lämna ett svar|Lämna en kommentar|Din e-postadress kommer inte publiceras.|Obligatoriska fält är märkta *|Dela|Läs också: {title}|Läs mer|Annons|Avbryt svar",
    "danish": "Skriv et svar|Din e-mailadresse vil ikke blive publiceret.|Krævede felter er markeret med *|Del|Læs også: {title}|Læs mere|Annonce|Annuller svar",
    "norwegian": "Legg igjen en kommentar|Din e-postadresse vil ikke bli publisert.|Obligatoriske felt er merket med *|Del|Les også: {title}|Les mer|Annonse|Avbryt svar",
    "finnish": "Vastaa|Sähköpostiosoitettasi ei julkaista.|Pakolliset kentät on merkitty *|Jaa|Lue myös: {title}|Lue lisää|Mainos|Peruuta vastaus",
    "czech": "Napsat komentář|Vaše e-mailová adresa nebude zveřejněna.|Vyžadované informace jsou označeny *|Sdílet|Čtěte také: {title}|Číst dále|Reklama|Zrušit odpověď na komentář",
    "romanian": "Lasă un răspuns|Adresa ta de email nu va fi publicată.|Câmpurile obligatorii sunt marcate cu *|Distribuie|Citește și: {title}|Citește mai mult|Publicitate|Anulează răspunsul",
    "hungarian": "Vélemény, hozzászólás?|Az e-mail címet nem tesszük közzé.|A kötelező mezőket * karakterrel jelöltük|Megosztás|Olvassa el ezt is: {title}|Tovább olvasom|Hirdetés",
    "greek": "Αφήστε μια απάντηση|Η ηλ. διεύθυνση σας δεν δημοσιεύεται.|Τα υποχρεωτικά πεδία σημειώνονται με *|Κοινοποίηση|Διαβάστε επίσης: {title}|Διαβάστε περισσότερα|Διαφήμιση|Ακύρωση απάντησης",
    "hebrew": "כתיבת תגובה|האימייל לא יוצג באתר.|שדות החובה מסומנים *|שתף|קרא עוד|פרסומת|ביטול תגובה",
    "thai": "ใส่ความเห็น|อีเมลของคุณจะไม่แสดงให้คนอื่นเห็น|ช่องข้อมูลจำเป็นถูกทำเครื่องหมาย *|แชร์|อ่านเพิ่มเติม|โฆษณา",
    "persian": "دیدگاهتان را بنویسید|نشانی ایمیل شما منتشر نخواهد شد.|بخش‌های موردنیاز علامت‌گذاری شده‌اند *|اشتراک گذاری|بیشتر بخوانید|تبلیغات|لغو پاسخ",
    "bulgarian": "Вашият коментар|Вашият имейл адрес няма да бъде публикуван.|Задължителните полета са отбелязани с *|Сподели|Прочетете още: {title}|Реклама|Отказ",
}  # fmt: skip

BARS = (
    "FacebookTwitterEmail", "FacebookTwitterWhatsAppTelegram", "Facebook Twitter LinkedIn Pinterest", "ShareTweetPin", "Facebook\nTwitter\nWhatsApp",
    "Share on FacebookShare on Twitter", "Tweet Share Share Email", "Facebook | Twitter | Email", "Share\nTweet\nPin\nShare", "FacebookTweetPinLinkedInPrint",
    "Share Facebook Twitter Pinterest WhatsApp", "Facebook Twitter Google+ LinkedIn StumbleUpon", "Copy link Facebook Twitter Email Print", "0 Shares", "12 SHARES", "Share 15 Tweet 3 Pin",
    "Facebook\nTwitter\nPinterest\nWhatsApp\nReddIt\nEmail", "Tweet\nPin It", "Share via: Facebook Twitter Email", "Twitter Facebook Telegram VK", "Share this: Twitter Facebook", "Share with Facebook Share with Twitter",
)  # fmt: skip
CAPTIONS = (
    "The harbour in March. (AP Photo/{person})", "(AP Photo/{person})", "(Photo: {person}/Reuters)", "Photo: AFP", "Photo by {person} on Unsplash", "[Photo/Xinhua]", "Photograph: {person}/AFP/Getty Images",
    "{person}/Getty Images", "REUTERS/{person}", "Image: {person}", "Credit: {person}/Example", "Picture: PA", "Photo credit: {person}", "(Image: Getty)", "Image copyright Getty Images", "Image caption The harbour in March",
    "Image caption: The harbour in March", "Enlarge this image", "toggle caption", "hide caption", "Hide caption", "AFP via Getty Images", "Xinhua/{person}", "File photo", "Representational image", "Reuters/File", "Image Credit: PTI", "IMG_2043.jpg",
    "Photo shows the harbour in March. [Photo/Xinhua]", "(Courtesy photo)", "Illustration: {person}", "PTI Photo",
)  # fmt: skip
CUTS = (
    " […]",
    " [...]",
    " […] Read more",
    " [...] Read More",
    "... Read more",
    "…Read More",
    "… Continue reading →",
    " Continue reading →",
    "... Continue Reading »",
    " Read more »",
    " (more…)",
    " Read More...",
    " [Read more...]",
    " [Read more…]",
    "Read More",
    " Read full story",
    " Click here to read more.",
    " [+]",
    " [+1234 chars]",
    " … [+2345 chars]",
    " » Read more",
)
GLUED_HEADS = (
    "Advertisement",
    "ADVERTISEMENT",
    "Share",
    "Read More",
    "Image source, Getty Images",
    "Image caption",
    "Loading...",
    "[ad_1] ",
    "[ad_1]",
)
GLUED_TAILS = (
    "Advertisement",
    " Advertisement",
    " [ad_2]",
    " Source link",
    "[ad_2] Source link",
    " Share this:",
    "Share this:",
    " Read also: Harbour reopens",
    " Read More",
    " (ANI)",
    " - AFP",
    " //",
    " Tweet",
    " Share",
)
BROKEN = ("{{countdown}}", "[embedpost slug=\"harbour-reopens\"]", "[adinserter block=\"2\"]", "%%title%%", "%s", "[object Object]", "undefined", "null", "{{ post.title }}", "<!--nextpage-->", "[pagebreak]", "[mc4wp_form id=\"23\"]", "[contact-form-7 id=\"1\" title=\"Contact\"]", "[youtube https://youtu.be/abcdefghijk]", "[su_note]", "[et_pb_section]", "&nbsp;", "<p>&nbsp;</p>", "<br>", "</div>", "<p>", "window.dataLayer = window.dataLayer || [];", "jQuery(document).ready(function($){ $('.ad').hide(); });", ".ad { margin: 0 auto; }", "#mc_embed_signup{background:#fff; clear:left; font:14px Helvetica,Arial,sans-serif; }")  # fmt: skip
TRANSLATED = (
    "Translated with www.DeepL.com/Translator (free version)", "Translated by Google Translate", "This article was translated automatically.", "This is a machine translation.", "(This article has been machine-translated.)",
    "Automatic translation", "Here is the translation:", "Here's the translated text:", "Sure! Here is the translated article:", "Sure, here's a summary of the text:", "Certainly! Here is the article:", "Here's a summary of the text:", "As an AI language model, I cannot verify this.",
    "I hope this helps! Let me know if you need anything else.", "Note: This translation was generated by AI.", "Disclaimer: This article was translated by a machine and may contain errors.", "The original article was published in Chinese.", "Machine translated from the original Arabic.",
)  # fmt: skip


def filled(line: str, chance: random.Random) -> str:
    """A template line with a title, a person and a date of its own."""
    for field, values in (("{title}", TITLES), ("{person}", PEOPLE), ("{day}", DAYS)):
        line = line.replace(field, chance.choice(values))
    return line


def _some(name: str, where: str, lines: tuple[str, ...] | list[str], most: int, weight: float) -> None:
    """A kind that inserts one to `most` of the lines, in their order."""

    def make(text: str, chance: random.Random) -> Iterator[Group]:
        for _ in range(12):
            size = chance.randint(1, most)
            at = chance.randrange(len(lines))
            run = (
                lines[at : at + size]
                if chance.random() < 0.6
                else [lines[i] for i in sorted(chance.sample(range(len(lines)), min(size, len(lines))))]
            )
            yield lines_at(text, where, [filled(line, chance) for line in run], chance)

    kind(name, weight)(make)


_some("pages/head", "head", NEWS_HEAD, 4, 3)
_some("pages/tail-wordpress", "tail", WORDPRESS, 8, 4)
_some("pages/tail-news", "tail", NEWS_TAIL, 6, 3)
_some("pages/middle", "middle", MIDDLE, 1, 3)
_some("pages/bar-head", "head", BARS, 1, 1)
_some("pages/bar-tail", "tail", BARS, 1, 1)
_some("pages/caption-middle", "middle", CAPTIONS, 1, 1.5)
_some("pages/caption-head", "head", CAPTIONS, 1, 1)
_some("pages/broken-middle", "middle", BROKEN, 1, 1)
_some("pages/broken-tail", "tail", BROKEN, 2, 1)
_some("pages/translated-head", "head", TRANSLATED, 1, 0.5)
_some("pages/translated-tail", "tail", TRANSLATED, 1, 0.7)


def _languages(where: str, most: int) -> Maker:
    def make(text: str, chance: random.Random) -> Iterator[Group]:
        for _ in range(12):
            lines = LANGUAGES[chance.choice(sorted(LANGUAGES))].split("|")
            run = [lines[i] for i in sorted(chance.sample(range(len(lines)), chance.randint(1, min(most, len(lines)))))]
            yield lines_at(text, where, [filled(line, chance) for line in run], chance)

    return make


kind("pages/language-tail", 3)(_languages("tail", 4))
kind("pages/language-middle", 1)(_languages("middle", 1))


@kind("pages/ad-tags", 2)
def ad_tags(text: str, chance: random.Random) -> Iterator[Group]:
    """The post template of an importer: a tag in front, a tag and a link behind."""
    end = len(text.rstrip("\n"))
    behind = chance.choice(
        (
            "\n[ad_2]\n\nSource link",
            "\n\n[ad_2]",
            "\n\n[ad_2]\nSource link",
            " [ad_2]\n\nSource link",
            "\n\nSource link",
        )
    )
    yield (Slot(0, 0, chance.choice(("[ad_1]\n", "[ad_1]\n\n", "[ad_1] "))), Slot(end, end, behind))


@kind("pages/feed-cut", 1.5)
def feed_cut(text: str, chance: random.Random) -> Iterator[Group]:
    """The mark of a feed that was cut off, behind the last word."""
    end = len(text.rstrip("\n"))
    for _ in range(6):
        yield (Slot(end, end, chance.choice(CUTS)),)


@kind("pages/glued", 1.5)
def glued(text: str, chance: random.Random) -> Iterator[Group]:
    """A template string that has grown together with a paragraph."""
    for match in re.finditer(r"(?m)^(?=[A-Z“\"])(?P<p>.{80,})$", text):
        if chance.random() < 0.5:
            yield (Slot(match.start(), match.start(), chance.choice(GLUED_HEADS)),)
        else:
            yield (Slot(match.end(), match.end(), chance.choice(GLUED_TAILS)),)
