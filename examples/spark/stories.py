"""Made-up stories, the same each time: some captions are wrong, some pictures are reused."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta

PLACES = [
    ("Passau", "Germany", "German"),
    ("Lyon", "France", "French"),
    ("Seville", "Spain", "Spanish"),
    ("Graz", "Austria", "Austrian"),
    ("Bergen", "Norway", "Norwegian"),
    ("Kraków", "Poland", "Polish"),
    ("Bamako", "Mali", "Malian"),
    ("Lima", "Peru", "Peruvian"),
    ("Osaka", "Japan", "Japanese"),
    ("Nairobi", "Kenya", "Kenyan"),
    ("Halifax", "Canada", "Canadian"),
    ("Porto", "Portugal", "Portuguese"),
]
GIVEN = ["Claire", "Astrid", "Ingrid", "Tomás", "Amadou", "Haruka", "Wanjiru", "Jakob"]
FAMILY = ["Fontanel", "Lunde", "Halvorsen", "Quispe", "Keita", "Moriyama", "Brenner", "Sousa"]
ROLES = ["Mayor", "Governor", "Senator", "Professor", "Minister"]
SCENES = [
    ("flood", "Firefighters wade through a street"),
    ("bridge", "Engineers inspect a bridge"),
    ("market", "Traders set up their stalls"),
    ("strike", "Tram drivers stand at a picket line"),
    ("school", "Pupils plant trees"),
]
BODY = [
    "{place} has waited for this for {count} years, said {role} {family}, and would wait no longer.",
    "The council of {place} had put the matter off in {month}, when too few of its members came.",
    "“We have counted every brick of it twice,” said {given} {family}, who has led the work since {year}.",
    "Neighbours brought {count} cakes and a brass band, which played until the rain came.",
    "A {people} court will hear the complaint of {count} residents against the plan.",
    "The {scene} has cost {count} million euros so far, about as much as the town spends on its parks.",
    "In {other}, where the same was tried in {year}, it took twice as long as had been promised.",
    "Nobody was hurt, the police of {place} said on {weekday} evening.",
    "{role} {family} left without answering questions about the money.",
    "The next meeting is to be held in the old customs house beside the river.",
]


def stories(count: int, seed: int = 7) -> Iterator[str]:
    """Story records, one a line."""
    chance = random.Random(seed)
    for number in range(count):
        yield json.dumps(story(chance, number), ensure_ascii=False)


def story(chance: random.Random, number: int) -> dict:
    place, country, people = chance.choice(PLACES)
    other, abroad, _ = chance.choice(PLACES)
    day = date(2014, 1, 1) + timedelta(days=chance.randrange(3600))
    given, family, role = chance.choice(GIVEN), chance.choice(FAMILY), chance.choice(ROLES)
    scene, action = chance.choice(SCENES)
    words = {
        "place": place,
        "people": people,
        "other": other,
        "role": role,
        "given": given,
        "family": family,
        "scene": scene,
        "month": f"{day:%B}",
        "year": day.year - 2,
    }
    body = [
        f"{place.upper()}, {country} — {role} {given} {family} came to see the {scene} on {day:%A}."
    ]
    for _ in range(24):
        sentence = chance.choice(BODY)
        body.append(sentence.format(count=chance.randrange(3, 400), weekday=f"{day:%A}", **words))
    paragraphs = [" ".join(body[at : at + 3]) for at in range(0, len(body), 3)]
    kind = chance.random()
    when, where, land = day, place, country
    if kind < 0.1:
        when = day - timedelta(days=chance.choice([1, 365, 1461]))
    elif kind < 0.2:
        where, land = other, abroad
    elif kind < 0.25:
        family = chance.choice(FAMILY)
    # The agencies hand out fewer pictures than there are stories.
    picture = f"https://pictures.example/{scene}/{chance.randrange(1500)}-{chance.choice([640, 1024])}x480.jpg"
    return {
        "id": f"story-{number}",
        "title": f"{place} looks at its {scene}",
        "published": f"{day:%Y-%m-%d}",
        "outlet": chance.choice(["Tagblatt", "Courier", "Wire"]),
        "text": "\n\n".join(paragraphs),
        "captions": [
            {
                "text": f"{action} in {where}, {land}, on {when:%A}, {when:%B} {when.day}, {when.year}.",
                "src": picture,
            },
            {"text": f"{role} {given} {family} in {where}, {land}.", "credit": "Photo: Courier"},
        ],
    }
