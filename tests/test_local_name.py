"""Names of places in the script of their country."""

import pytest

from routes.gazetteer import Gazetteer
from routes.local_name import local_name

LOCAL = """
Moscow RU Москва
Saint+Petersburg RU Санкт-Петербург
Rostov-on-Don RU Ростов-на-Дону
Kazan RU Казань
Grozny RU Грозный
Makhachkala RU Махачкала
Primorsko-Akhtarsk RU Приморско-Ахтарск
Kyiv UA Київ
Odesa UA Одеса
Sevastopol UA Севастополь
Mykolaiv UA Миколаїв
Minsk BY Мінск
Belgrade RS Београд
Tehran IR تهران
Isfahan IR اصفهان
Bandar+Abbas IR بندر+عباس
Beirut LB بيروت
Jeddah SA جدة
Khartoum SD الخرطوم
Cairo EG القاهرة
Karachi PK کراچی
Jerusalem IL ירושלים
Athens GR Αθήνα
Yerevan AM Երևան
Tokyo JP 東京
Shanghai CN 上海
Seoul KR 서울
Addis+Ababa ET አዲስ+አበባ
"""


@pytest.mark.parametrize("row", LOCAL.split("\n")[1:-1])
def test_a_place_has_the_name_that_its_own_country_writes(row):
    name, country, local = (word.replace("+", " ") for word in row.split())
    place = Gazetteer.bundled().find(name, country=country)[0].place
    assert local_name(place, name) == local


@pytest.mark.parametrize(("name", "country"), [("Aleppo", "SY"), ("Paris", "FR"), ("Yangon", "MM")])
def test_no_name_is_better_than_a_wrong_one(name, country):
    place = Gazetteer.bundled().find(name, country=country)[0].place
    assert local_name(place, name) == ""
