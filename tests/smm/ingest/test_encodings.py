"""Encodings without a mark: read as the language they hold writes."""

import pytest

from smm.ingest.text.decoding import decode

CZECH = "Kampaň;Utracená částka;Prokliky;Odpověď na\nLetní výprodej;12,50 Kč;3;Děkuji, žádné řešení\n"
TEXTS = [
    (CZECH, "cp1250"),
    ("Datum;Kampaň;Utracená částka\n" + "1. 1. 2025;Alpha;12,50 Kč\n" * 40, "cp1250"),
    ("Autor;Odesláno;Odpověď na\n" + "anna;1. 1. 2025;hello\n" * 40, "cp1250"),
    ("Kampaň;Suma;Dátum\nJesenný výpredaj;5 €;vďaka\nľudia;6 €;môžeme\n", "cp1250"),
    ("Dzień;Kampania;Wyświetlenia\n1;Świąteczna wyprzedaż;12\n2;źdźbło;13\n", "cp1250"),
    ("Nap;Kampány;Költség\n1;Őszi kiárusítás;12\n2;tűz és gyűjtő;13\n", "cp1250"),
    ("Ziua;Campanie;Sumă cheltuită;Afişări\n1;Săptămâna;12;Acţiuni şi reţele\n", "cp1250"),
    ("Attività;qualità;perché\npiù;lunedì;però\n", "cp1252"),
    ("Dépenses;Période;Coûts\nreçu;à côté;été\n", "cp1252"),
    ("Café;Köln;España;São Paulo;Malmö\naño;über;très;ação;på\n", "cp1252"),
    ("Gönderi türü;Beğeni;Paylaşım\nkış;şubat;güz\n", "cp1254"),
    ("日,キャンペーン,ご利用金額（円）\n1,夏の新商品,￥12345\n2,検索,￥345\n", "cp932"),
    ("社名,費用\n㈱山田,①表示回数\n鈴木,②クリック\n", "cp932"),
    ("番号,日付,キャンペーン,費用\n1,2025-01-01,夏のセール,12\n2,2025-01-02,動画広告,13\n", "euc_jp"),
    ("日期,广告系列,费用\n1,夏季促销（新）,12\n", "gb18030"),
    ("日期,廣告活動,費用,曝光次數\n1,夏季促銷,12,搜尋\n", "big5"),
    ("날짜,캠페인,비용\n1,여름세일,12\n", "euc_kr"),
]


@pytest.mark.parametrize(("text", "encoding"), TEXTS, ids=[f"{i}-{e}" for i, (_, e) in enumerate(TEXTS)])
def test_a_text_is_read_as_it_was_written(text, encoding):
    assert decode(text.encode(encoding)).text == text
