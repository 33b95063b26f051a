//! What dates a text names, as an editor would read them.

use cutline::language::Language;
use cutline::mention::Mention;
use cutline::mention::date::{Anchor, Date, DateValue, Fault, Ground, Precision, Weekday, dates};
use cutline::tokens::{Tokens, tokens};

fn read(text: &str, published: &str, language: Language) -> Vec<Mention<DateValue>> {
    let anchor = Anchor { published: published.parse::<Date>().ok() };
    dates(Tokens::new(text, &tokens(text)), &anchor, language)
}

/// The stretches and values found, published on Sunday, October 11, 2020.
fn found(text: &str, language: Language) -> Vec<(String, String)> {
    read(text, "2020-10-11", language)
        .into_iter()
        .map(|mention| (mention.span.of(text).to_owned(), mention.value.timex))
        .collect()
}

type Case = (&'static str, &'static [(&'static str, &'static str)]);

fn expect(language: Language, cases: &[Case]) {
    for (text, expected) in cases {
        let found = found(text, language);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(stretch, timex)| (&**stretch, &**timex)).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn full_dates_in_every_order() {
    expect(
        Language::English,
        &[
            ("in Minsk, October 10, 2020. (Photo)", &[("October 10, 2020", "2020-10-10")]),
            ("Oct. 10, 2020", &[("Oct. 10, 2020", "2020-10-10")]),
            ("on March 08, 2019 in Washington", &[("March 08, 2019", "2019-03-08")]),
            ("In this July, 5, 2018, photo", &[("July, 5, 2018", "2018-07-05")]),
            ("taken on 5 May, 2010", &[("5 May, 2010", "2010-05-05")]),
            ("10 Oct 2020", &[("10 Oct 2020", "2020-10-10")]),
            ("the 10th of October, 2019", &[("10th of October, 2019", "2019-10-10")]),
            ("October 10th 2019", &[("October 10th 2019", "2019-10-10")]),
            ("In this March 17, 2016, file photo", &[("March 17, 2016", "2016-03-17")]),
            ("Sunday, Oct. 11, 2020", &[("Sunday, Oct. 11, 2020", "2020-10-11")]),
            ("2020-10-10T08:30:00Z", &[("2020-10-10", "2020-10-10")]),
            ("12/25/2019", &[("12/25/2019", "2019-12-25")]),
            ("25/12/2019", &[("25/12/2019", "2019-12-25")]),
            ("(R.I.P 23.03.2015)", &[("23.03.2015", "2015-03-23")]),
            ("after the 9/11 attacks", &[("9/11", "2001-09-11")]),
            ("since the Sept. 11 attacks", &[("Sept. 11", "2001-09-11")]),
            ("On March 3, 2019 soldiers left Riga", &[("March 3, 2019", "2019-03-03")]),
            ("On Oct. 3, 2000 people marched", &[("Oct. 3", "2020-10-03")]),
            ("on New Year's Eve 2018", &[("New Year's Eve 2018", "2018-12-31")]),
        ],
    );
}

#[test]
fn lists_and_ranges_give_each_day() {
    expect(
        Language::English,
        &[
            ("Oct. 10 and 11, 2019", &[("Oct. 10", "2019-10-10"), ("11, 2019", "2019-10-11")]),
            ("June 3-5, 2019", &[("June 3", "2019-06-03"), ("5, 2019", "2019-06-05")]),
            ("19-20 Oct 2019", &[("19", "2019-10-19"), ("20 Oct 2019", "2019-10-20")]),
            (
                "June 30 - July 2, 2019",
                &[("June 30", "2019-06-30"), ("July 2, 2019", "2019-07-02")],
            ),
            (
                "Dec. 30 to Jan. 2, 2019",
                &[("Dec. 30", "2018-12-30"), ("Jan. 2, 2019", "2019-01-02")],
            ),
            ("the war of 1939-45", &[("1939", "1939"), ("45", "1945")]),
            ("the 2017/18 season", &[("2017", "2017"), ("18", "2018")]),
            ("On Oct. 10, 11 people died", &[("Oct. 10", "2020-10-10")]),
        ],
    );
}

#[test]
fn stretches_of_the_calendar() {
    expect(
        Language::English,
        &[
            ("in 2018", &[("2018", "2018")]),
            ("the 2016 election", &[("2016", "2016")]),
            ("in October 2019", &[("October 2019", "2019-10")]),
            ("in mid-October", &[("mid-October", "2020-10")]),
            ("in late 2018", &[("late 2018", "2018")]),
            ("in the 1990s", &[("1990s", "199")]),
            ("the ’90s were over", &[("’90s", "199")]),
            ("the 19th century", &[("19th century", "18")]),
            ("the twenty-first century", &[("twenty-first century", "20")]),
            ("the summer of 2018", &[("summer of 2018", "2018-SU")]),
            ("third quarter of 2019", &[("third quarter of 2019", "2019-Q3")]),
            ("in Q3 2019", &[("Q3 2019", "2019-Q3")]),
        ],
    );
}

#[test]
fn words_are_resolved_against_publication() {
    expect(
        Language::English,
        &[
            ("He spoke on Saturday.", &[("Saturday", "2020-10-10")]),
            ("She said Sunday night", &[("Sunday", "2020-10-11")]),
            ("He will speak on Monday", &[("Monday", "2020-10-12")]),
            ("He will go, the court said Monday", &[("Monday", "2020-10-05")]),
            ("closed following Wednesday's fire", &[("Wednesday", "2020-10-07")]),
            ("last Saturday", &[("last Saturday", "2020-10-10")]),
            ("next Friday", &[("next Friday", "2020-10-16")]),
            ("yesterday and today", &[("yesterday", "2020-10-10"), ("today", "2020-10-11")]),
            ("last night", &[("last night", "2020-10-10")]),
            ("earlier this month", &[("earlier this month", "2020-10")]),
            ("last week", &[("last week", "2020-W40")]),
            ("late last year", &[("late last year", "2019")]),
            ("two weeks ago", &[("two weeks ago", "2020-W39")]),
            ("thirty-five years ago", &[("thirty-five years ago", "1985")]),
            ("in August", &[("August", "2020-08")]),
            ("the November election will be held", &[("November", "2020-11")]),
            ("since November", &[("November", "2019-11")]),
            ("last December", &[("last December", "2019-12")]),
            ("in July last year", &[("July", "2019-07"), ("last year", "2019")]),
            ("on Jan. 3", &[("Jan. 3", "2020-01-03")]),
            (
                "He fell on May 3, 2019. The next day",
                &[("May 3, 2019", "2019-05-03"), ("next day", "2019-05-04")],
            ),
            ("on Labor Day", &[("Labor Day", "2020-09-07")]),
        ],
    );
}

#[test]
fn names_and_numbers_are_no_dates() {
    for text in [
        "Prime Minister Theresa May and May's aides: no confidence in May",
        "She may march in April Smith's play by August Wilson",
        "the March on Washington and the Women's March",
        "Jan Brewer at Mar-a-Lago in the sun",
        "2,000 people and 1,999 dollars",
        "more than 2000 people, at 1800 GMT",
        "a Boeing 1900 on Flight 2018",
        "photo-2018.jpg at http://example.org/2019/10/10/story",
        "for the past week, over the last year, for two weeks",
        "every Monday, the Sunday Times, Black Friday, Saturday Night Live",
        "USA Today, ABC's This Week",
        "a Christmas tree on Easter Island",
        "the fall of the wall; they spring up",
        "10:30, 3.14, 1/2, 24/7, 555-2018",
    ] {
        assert_eq!(found(text, Language::English), [], "{text}");
    }
}

#[test]
fn paragraphs_keep_their_dates_apart() {
    expect(
        Language::English,
        &[
            ("in October\n10 people", &[("October", "2020-10")]),
            ("May\n2018\n", &[("2018", "2018")]),
        ],
    );
}

#[test]
fn german_french_and_spanish() {
    expect(
        Language::German,
        &[
            ("am 10. Oktober 2019", &[("10. Oktober 2019", "2019-10-10")]),
            ("am 11.10.2019", &[("11.10.2019", "2019-10-11")]),
            ("am 9.10. in Berlin", &[("9.10.", "2020-10-09")]),
            ("Samstag, den 10. Oktober 2020", &[("Samstag, den 10. Oktober 2020", "2020-10-10")]),
            ("vom 3. bis 5. März 2019", &[("3.", "2019-03-03"), ("5. März 2019", "2019-03-05")]),
            ("im Oktober 2019", &[("Oktober 2019", "2019-10")]),
            ("im Jahr 2018", &[("2018", "2018")]),
            ("am vergangenen Samstag", &[("vergangenen Samstag", "2020-10-10")]),
            ("gestern, vor zwei Jahren", &[("gestern", "2020-10-10"), ("vor zwei Jahren", "2018")]),
            ("im 19. Jahrhundert", &[("19. Jahrhundert", "18")]),
            ("rund 2000 Menschen", &[]),
            ("am 1. Februar 2019 Soldaten in Ulm", &[("1. Februar 2019", "2019-02-01")]),
        ],
    );
    expect(
        Language::French,
        &[
            ("le 10 octobre 2019", &[("10 octobre 2019", "2019-10-10")]),
            ("le 1er mai 2019", &[("1er mai 2019", "2019-05-01")]),
            ("en juin dernier", &[("juin dernier", "2020-06")]),
            ("samedi dernier", &[("samedi dernier", "2020-10-10")]),
            ("la semaine dernière", &[("semaine dernière", "2020-W40")]),
            ("aujourd’hui ou hier", &[("aujourd’hui", "2020-10-11"), ("hier", "2020-10-10")]),
            ("en août 2018, en 2017", &[("août 2018", "2018-08"), ("2017", "2017")]),
        ],
    );
    expect(
        Language::Spanish,
        &[
            ("el 10 de octubre de 2019", &[("10 de octubre de 2019", "2019-10-10")]),
            ("en octubre de 2018", &[("octubre de 2018", "2018-10")]),
            ("el 1° de mayo de 2019", &[("1° de mayo de 2019", "2019-05-01")]),
            ("el 1.º de mayo de 2019", &[("1.º de mayo de 2019", "2019-05-01")]),
            ("el sábado", &[("sábado", "2020-10-10")]),
            ("ayer, hace dos años", &[("ayer", "2020-10-10"), ("hace dos años", "2018")]),
            ("el año pasado, en 2018", &[("año pasado", "2019"), ("2018", "2018")]),
            ("05/10/2019", &[("05/10/2019", "2019-10-05")]),
        ],
    );
}

#[test]
fn portuguese_italian_and_dutch() {
    expect(
        Language::Portuguese,
        &[
            ("no 1º de maio de 2019", &[("1º de maio de 2019", "2019-05-01")]),
            ("em março de 2018", &[("março de 2018", "2018-03")]),
            ("no ano passado", &[("ano passado", "2019")]),
        ],
    );
    expect(
        Language::Italian,
        &[
            ("il 10 ottobre 2019", &[("10 ottobre 2019", "2019-10-10")]),
            ("sabato, nel 2018", &[("sabato", "2020-10-10"), ("2018", "2018")]),
        ],
    );
    expect(
        Language::Dutch,
        &[
            ("op 10 oktober 2019", &[("10 oktober 2019", "2019-10-10")]),
            ("zaterdag, in maart 2018", &[("zaterdag", "2020-10-10"), ("maart 2018", "2018-03")]),
        ],
    );
}

#[test]
fn a_wrong_weekday_is_pointed_at() {
    let text = "in Minsk, Monday, October 10, 2020.";
    let [mention] = &read(text, "2020-10-11", Language::English)[..] else { panic!("{text}") };
    let weekday = mention.value.weekday.unwrap();
    assert_eq!((weekday.weekday, weekday.span.of(text)), (Weekday::Monday, "Monday"));
    assert_eq!(mention.value.true_weekday(), Some(Weekday::Saturday));
    assert_eq!(mention.value.year.unwrap().of(text), "2020");
    for (text, published) in [
        ("Saturday, October 10, 2020", "2020-10-11"),
        // Of the two readings, the weekday fits the second.
        ("Saturday, 10/10/2020 and Friday, 6/3/2020", "2020-10-11"),
        // An old caption that was printed without its year.
        ("Saturday, Feb. 4", "2024-07-28"),
        ("Wednesday to Saturday (Oct. 7-10, 2020)", "2020-10-11"),
        ("on Monday", "2020-10-11"),
        ("Monday, October 10", ""),
    ] {
        for mention in read(text, published, Language::English) {
            assert_eq!(mention.value.true_weekday(), None, "{text}");
        }
    }
}

#[test]
fn days_that_no_calendar_has() {
    for (text, impossible) in [
        ("February 30, 2020", true),
        ("February 29, 2020", false),
        ("February 29, 2019", true),
        ("on June 31", true),
        ("30/02/2019", true),
        ("on 2019-13-45", true),
        ("part 2019-99-99", false),
        ("June 30", false),
    ] {
        let faults = read(text, "2020-10-11", Language::English)
            .iter()
            .any(|mention| mention.value.fault == Some(Fault::Impossible));
        assert_eq!(faults, impossible, "{text}");
    }
}

#[test]
fn what_is_not_known_stays_open() {
    for (text, timex) in [
        ("on Oct. 10", "XXXX-10-10"),
        ("in October", "XXXX-10"),
        ("on Saturday", "XXXX-WXX-6"),
        ("yesterday", "XXXX-XX-XX"),
    ] {
        let [mention] = &read(text, "", Language::English)[..] else { panic!("{text}") };
        assert_eq!(mention.value.timex, timex);
        assert_eq!((mention.value.interval, mention.value.ground), (None, Ground::Open), "{text}");
    }
}

#[test]
fn a_date_that_can_be_read_both_ways_says_so() {
    let value = |text| read(text, "2020-10-11", Language::English).remove(0).value;
    let both = value("03/04/2020");
    assert_eq!((both.timex.as_str(), both.alternative), ("2020-03-04", "2020-04-03".parse().ok()));
    // The other reading was still to come.
    assert_eq!(value("12/05/2020").timex, "2020-05-12");
    assert_eq!(value("03/25/2020").alternative, None);
}

#[test]
fn an_account_of_times_past_takes_the_year_from_the_date_before() {
    let text = "On September 1, 1939, the war began. On September 17, 1939, another army came. \
                By early October, it was over. In April 1940 it spread. In June 1940 it \
                spread again. On 22 July, they met.";
    let found = read(text, "2009-12-19", Language::English);
    let late: Vec<&str> = found
        .iter()
        .filter(|mention| mention.value.ground == Ground::Context)
        .map(|mention| mention.value.timex.as_str())
        .collect();
    assert_eq!(late, ["1939-10", "1940-07-22"]);
    assert!(found.iter().all(|mention| mention.value.precision <= Precision::Month));
}

#[test]
fn hostile_texts_give_ordered_mentions() {
    let pieces = [
        "10 and ",
        "May ",
        "2018-",
        "Oct. ",
        "10, ",
        "last ",
        "'90",
        "s ",
        "the ",
        "\u{200b}",
        "31. ",
        "Saturday, ",
        "1/2/",
        "٣",
        "ago ",
        "in ",
        "\n",
        "99999999999 ",
        "of ",
        "é’s ",
        "year ",
        "century ",
        "New ",
        "Year's ",
        "-",
        "(",
        "20",
        "th ",
        "2020 ",
        "will ",
        "first ",
        "twenty",
        "days ",
        "29 ",
        "Feb. ",
        "this ",
        "quarter ",
        "Eve ",
        "300 ",
        "decades ",
    ];
    let mut seed = 1_u64;
    let mut shuffled = String::new();
    for _ in 0..100_000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        shuffled.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
    }
    let repeated = pieces.iter().map(|piece| piece.repeat(20_000));
    for text in repeated.chain(std::iter::once(shuffled)) {
        for language in [Language::English, Language::German] {
            let mut end = 0;
            for mention in read(&text, "2020-10-11", language) {
                assert!(mention.span.start >= end && !mention.span.is_empty());
                assert!(text.is_char_boundary(mention.span.end));
                let interval = mention.value.interval;
                assert!(interval.is_none_or(|(first, last)| first <= last));
                end = mention.span.end;
            }
        }
    }
}
