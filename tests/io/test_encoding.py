"""Bytes become text and the same bytes again, or there is a reason."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.io.encoding import EncodingError, decode, encode
from cleanup.io.guess import guess

BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(TEXTS, st.sampled_from(sorted(BOMS)))
def test_with_a_byte_order_mark(text, encoding):
    data = BOMS[encoding] + text.encode(encoding)
    decoded = decode(data)
    assert decoded == ("\ufeff" + text, encoding)
    assert encode(*decoded) == data


@given(TEXTS)
def test_utf8(text):
    data = text.encode()
    if not any(data.startswith(bom) for bom in BOMS.values()):
        assert decode(data) == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16", "utf-16-be", "utf-32", "shift_jis", "koi8-r"])
def test_named(encoding):
    text = {"shift_jis": "外務大臣は\r\n", "koi8-r": "Президент\r\n"}.get(encoding, "Café £5\r\n")
    data = text.encode({"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(encoding, encoding))
    decoded = decode(data, encoding)
    assert decoded.text == text
    assert encode(*decoded) == data


def test_the_mark_counts_more_than_the_name():
    assert decode(b"\xef\xbb\xbfx\xc3\xa9", "cp1252") == ("\ufeffxé", "utf-8")


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"Caf\xe9 au lait", None, "not UTF-8 (byte 3); it looks like cp1252: --encoding cp1252 reads it"),
        (b"\xff\xfea", None, "not utf-16-le: truncated data at byte 2"),
        (b"a\0b", None, "binary (a NUL at byte 1); if it is text after all, --encoding utf-8 reads it"),
        ("Hi there".encode("utf-16-be"), None, "it looks like utf-16-be without a byte order mark"),
        (b"\x89PNG\r\n\x1a\n\x01\x02\x03\xff", None, "binary, not text (byte 0 is not UTF-8)"),
        (b"\xff", "utf-8", "not utf-8: invalid start byte at byte 0"),
        (b"+AGE-", "utf-7", "its bytes would not come back the same"),
    ],
)
def test_refused(data, encoding, message):
    with pytest.raises(EncodingError) as error:
        decode(data, encoding)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Café Müller reopened on Monday."),
        ("cp1252", "The minister said: “We can’t wait”. It cost £5 – no more."),
        ("cp1252", "naïve café"),
        ("cp1252", "Der Bürgermeister von Köln eröffnet die Straße."),
        ("mac_roman", "He said “don’t” to the café owner — twice."),
        ("cp1250", "Prezydent Żuławski spotkał się z ministrem w Łodzi, gdzie źródło mówiło o śledztwie."),
        ("cp1254", "Dışişleri Bakanı pazartesi günü İstanbul'da görüştü."),
        ("cp1251", "Президент встретился с министром иностранных дел в Москве."),
        ("koi8_r", "Президент встретился с министром иностранных дел в Москве."),
        ("cp1253", "Ο πρόεδρος συναντήθηκε με τον υπουργό στην Αθήνα."),
        ("cp1256", "التقى الرئيس بوزير الخارجية يوم الاثنين"),
        ("cp1255", "הנשיא נפגש עם שר החוץ ביום שני"),
        ("shift_jis", "外務大臣は月曜日に会談した。"),
        ("euc_jp", "外務大臣は月曜日に会談した。"),
        ("gb18030", "外交部长星期一在北京会见了代表团。"),
        ("big5", "外交部長星期一在北京會見了代表團。"),
        ("euc_kr", "외교부 장관은 월요일에 회담했다."),
    ],
)
def test_guess(encoding, text):
    assert guess(text.encode(encoding)) == encoding


def test_what_the_encoding_cannot_hold():
    with pytest.raises(EncodingError, match="which latin-1 cannot hold"):
        encode("a “b”", "latin-1")
