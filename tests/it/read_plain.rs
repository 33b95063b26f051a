//! The plain scrape: what an editor would call title, caption and body.

use cutline::article::{Article, Excerpt, Part, Source, Span};
use cutline::read::plain;

const SCRAPE: &str = "\
Home   /   World   /   Morning Desk

Mayor visits striking drivers in Graz depot

Councillor Ann Lee (L) talks with Tom Hale of the drivers' union during a march before the vote on the fare law in Linz, May 3, 2019. (AFP photo)
Mayor Ida Brandt meets drivers at a depot in Graz, October 10, 2020. (Photo via Press Office of the City of Graz)

Mayor Ida Brandt has visited striking tram drivers at their depot in Graz, local media say.

In a photo published by the city, the mayor and eleven drivers are seen sitting around a stove.

\"A timetable cannot be written in the street,\" the agency quoted her as saying.

Read more: Trams stand still for a third week

The Morning Desk’s website can also be accessed at the following alternate addresses:

Morning Desk Roku";

fn read(text: &str) -> Article {
    plain::story(Source::new("scrape.txt", text)).expect("there is text")
}

fn captions(article: &Article) -> Vec<Vec<&str>> {
    article.pictures.iter().map(|p| p.captions.iter().map(|c| c.as_str()).collect()).collect()
}

#[test]
fn a_scrape_falls_into_title_picture_and_body() {
    for text in [SCRAPE.to_owned(), SCRAPE.replace('\n', "\r\n"), format!("\u{feff}{SCRAPE}  \n\n")]
    {
        let article = read(&text);
        let title = article.title.as_ref().map(|t| t.as_str());
        assert_eq!(title, Some("Mayor visits striking drivers in Graz depot"));
        assert_eq!(
            article.pictures.len(),
            1,
            "two captions without a blank line are one picture's"
        );
        assert_eq!(article.pictures[0].captions.len(), 2);
        let body: Vec<&str> = article.body.as_str().split("\n\n").collect();
        assert_eq!(body.len(), 3, "{body:?}");
        assert!(body[0].starts_with("Mayor Ida Brandt has visited"));
        assert!(body[2].starts_with("\"A timetable"));
    }
}

#[test]
fn every_byte_of_a_text_leads_back_to_the_source() {
    let article = read(SCRAPE);
    let (part, caption) = article.captions().nth(1).expect("two captions");
    let at = caption.as_str().find("October 10, 2020").expect("it is dated");
    let span = Span::new(at, at + "October 10, 2020".len());
    let location = article.locate(Excerpt::new(part, span)).expect("it has a place");
    assert_eq!(location.span.of(SCRAPE), "October 10, 2020");
    assert_eq!((location.line, location.column), (6, 52));
    let stove = article.body.as_str().find("stove").expect("it is in the body");
    let stove = Excerpt::new(Part::Body, Span::new(stove, stove + 5));
    let location = article.locate(stove).expect("it has a place");
    assert_eq!(location.span.of(SCRAPE), "stove");
}

#[test]
fn a_caption_is_known_by_what_it_looks_like() {
    const LEAD: &str = "The council of Graz said on Monday that it would meet again.";
    for (paragraph, caption) in [
        ("A tram crosses a square in Graz, May 3, 2019. REUTERS/Ann Lee", None),
        ("FILE - In this May 3, 2019, file photo a tram crosses a square in Graz.", None),
        ("FILE PHOTO: A tram crosses a square in Graz, Austria", None),
        ("A tram is seen on a square in Graz, Austria, May 3, 2019", None),
        (
            "Image copyright AFP Image caption Drivers said the depot was cold",
            Some("Drivers said the depot was cold"),
        ),
        (
            "Facebook Twitter Pinterest A tram in Graz. Photograph: Ann Lee/Gazette",
            Some("A tram in Graz. Photograph: Ann Lee/Gazette"),
        ),
        ("Enlarge this image A tram in Graz. Ann Lee/AP", Some("A tram in Graz. Ann Lee/AP")),
        ("This photo provided by the city shows a tram in Graz on May 3, 2019.", None),
        ("Drivers said that the depot was cold. (Photo: Ann Lee, Gazette)", None),
    ] {
        let article =
            read(&format!("Trams stand still in Graz\n\n{LEAD}\n\n{paragraph}\n\n{LEAD}"));
        assert_eq!(captions(&article), [[caption.unwrap_or(paragraph)]], "{paragraph}");
        assert!(!article.body.as_str().contains(paragraph));
    }
}

#[test]
fn the_storys_own_paragraphs_stay_in_the_body() {
    for paragraph in [
        "GRAZ, Austria (AP) — The drivers of Graz went on strike on Monday, May 3, 2019.",
        "“It is cold,” said Ann Lee, a driver, on May 3, 2019.",
        "According to the file, photos were taken at the depot on May 3, 2019.",
        "Lee, left, told the Associated Press (AP) that she was cold.",
        "The strike is seen as a test for the mayor, who took office on May 3, 2019.",
        "— Ann Lee is a columnist. © 2019 Valley Features Syndicate",
        "The mayor meets the drivers on Friday.",
        "What happened at the depot?",
        "Close to 50,000 people have been called to the depot.",
        "The trams stand still — Reuters (@Reuters) May 3, 2019",
    ] {
        let lead = "The council of Graz will meet again.";
        let text = format!("Trams stand still in Graz\n\n{lead}\n\n{paragraph}\n\n{lead}");
        let article = read(&text);
        assert!(article.pictures.is_empty(), "{paragraph}");
        assert!(article.body.as_str().contains(paragraph), "{paragraph}");
    }
}

#[test]
fn furniture_is_left_out() {
    for paragraph in [
        "Advertisement",
        "RELATED: Trams through the ages",
        "READ MORE: Trams through the ages",
        "Sign up for our newsletter",
        "Follow us on Facebook",
        "© 2019 Valley Gazette",
        "(Reporting by Ann Lee; editing by Tom Hale)",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Tom Hale in Linz contributed to this report.",
        "Story continues below",
        "Ann Lee/Getty Images",
        "https://example.org/trams",
        "___",
    ] {
        let article = read(&format!("Trams stand still\n\nThey do.\n\n{paragraph}\n\nStill."));
        assert_eq!(article.body.as_str(), "They do.\n\nStill.", "{paragraph}");
        assert!(article.pictures.is_empty());
    }
}

#[test]
fn a_scrape_that_lost_a_line_end_is_parted_at_the_credit() {
    let article = read(
        "Trams stand still\n\nA tram in Graz on May 3, 2019. (Ann Lee/AP)The council will meet \
         again.\n\nNobody is glad.",
    );
    assert_eq!(captions(&article), [["A tram in Graz on May 3, 2019. (Ann Lee/AP)"]]);
    assert_eq!(article.body.as_str(), "The council will meet again.\n\nNobody is glad.");
}

#[test]
fn dateline_and_days_are_read_where_they_stand_alone() {
    for (line, published, updated) in [
        ("Published October 11, 2020", "2020-10-11", None),
        ("Oct 11, 2020 10:05 AM", "2020-10-11", None),
        ("Sun Oct 11, 2020", "2020-10-11", None),
        (
            "Posted 11 October 2020, last updated on 12 October 2020",
            "2020-10-11",
            Some("2020-10-12"),
        ),
        ("2020-10-11 10:05 GMT", "2020-10-11", None),
    ] {
        let article =
            read(&format!("Trams stand still\n\n{line}\n\nGRAZ, Austria (AP) — They do."));
        assert_eq!(article.published.map(|d| d.to_string()).as_deref(), Some(published), "{line}");
        assert_eq!(article.updated.map(|d| d.to_string()).as_deref(), updated, "{line}");
        assert_eq!(article.dateline.as_ref().map(|d| d.as_str()), Some("GRAZ, Austria"));
        assert_eq!(article.body.as_str(), "GRAZ, Austria (AP) — They do.");
    }
    for line in ["On October 11, 2020 it rained.", "October 2020", "31 February 2020"] {
        let article = read(&format!("Trams stand still\n\n{line}\n\nThey do."));
        assert_eq!(article.published, None, "{line}");
    }
    for (lead, dateline) in [
        ("WASHINGTON (Reuters) - It rained.", Some("WASHINGTON")),
        ("CHICAGO — It rained.", Some("CHICAGO")),
        ("BEIJING, Oct. 11 (Xinhua) -- It rained.", Some("BEIJING, Oct. 11")),
        ("Graz (dpa) - Es regnete.", Some("Graz")),
        ("UPDATE - It rained.", None),
        ("It rained — all day.", None),
        ("(CNN) — It rained.", None),
    ] {
        let article = read(&format!("{lead}\n\nIt rained on."));
        assert_eq!(article.dateline.as_ref().map(|d| d.as_str()), dateline, "{lead}");
    }
}

#[test]
fn a_text_without_words_is_an_error() {
    for text in ["", " \n\r\n\t", "\u{feff}\u{200b}\n"] {
        assert!(plain::story(Source::new("empty.txt", text)).is_err(), "{text:?}");
    }
}

#[test]
fn hostile_text_is_read_in_time() {
    for piece in
        ["a", "( ", "é\u{202e}", "A tram. (AP Photo/", "a\n", "\n", "a\r", "— ", "\u{200b}"]
    {
        let text = piece.repeat(200_000 / piece.len());
        if let Ok(article) = plain::story(Source::new("hostile.txt", text.as_str())) {
            let captions = article.pictures.iter().flat_map(|p| &p.captions);
            assert!(captions.map(|c| c.as_str().len()).sum::<usize>() <= text.len());
        }
    }
}
