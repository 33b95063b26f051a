//! Which words of a Markdown file, a page or a plain text are captions, and
//! which are not.

use crate::story::holds_the_law;
use cutline::article::{Article, Source};
use cutline::read::{self, Format, markdown};

const LEAD: &str = "Councillor Ida Brandt opened the new ferry landing in Linz on Monday, \
                    after a summer of works on the quay that cost two million euros.";
const END: &str = "The next landing downstream is to be rebuilt in the spring, the council said, \
                   and the ferrymen will have a shelter of their own there.";
const CAPTION: &str = "Councillor Ida Brandt rings the ferry bell in Linz.";

fn story(name: &str, text: String, format: Format) -> Article {
    let mut stories = read::stories(Source::new(name, text), format);
    assert_eq!(stories.len(), 1);
    let article = stories.remove(0).expect("the text is sound");
    holds_the_law(&article);
    article
}

fn captions(article: &Article) -> Vec<&str> {
    article.pictures.iter().flat_map(|p| p.captions.iter().map(|c| c.as_str())).collect()
}

/// The story with `between` in the middle of it.
fn in_markdown(name: &str, between: &str) -> Article {
    story(name, format!("---\ntitle: Ferry\n---\n{LEAD}\n\n{between}\n\n{END}\n"), Format::Markdown)
}

fn in_page(between: &str) -> Article {
    let page = format!(
        "<html><head><title>Ferry lands again in Linz</title></head><body><article>\
         <h1>Ferry lands again in Linz</h1><p>{LEAD}</p>{between}<p>{END}</p></article></body></html>"
    );
    story("a.html", page, Format::Html)
}

fn in_plain(text: &str) -> Article {
    let text = format!("Ferry lands again\n\n{LEAD}\n\n{text}\n\n{END}\n");
    story("a.txt", text, Format::Plain)
}

#[test]
fn a_caption_is_found_in_the_dialects_of_markdown() {
    for form in [
        "![x](f.jpg)\n*CAPTION*",
        "![x](f.jpg)\nCAPTION",
        "![x](f.jpg)\n\n*CAPTION*",
        "![x](f.jpg)\n\n**CAPTION**",
        "![x](f.jpg)\n\nCaption: CAPTION",
        "![x](f.jpg)\n**Figure 1.** *CAPTION*",
        "![x](f.jpg)\n\n*“Bell tower,” about 1671. CAPTION*",
        "![x](f.jpg)\n> CAPTION",
        "![x](f.jpg)\n###### CAPTION",
        "![x](f.jpg \"CAPTION\")",
        "```{r ferry, fig.cap=\"CAPTION\", echo=FALSE}\nplot(ferries)\n```",
        "```{python}\n#| label: fig-ferry\n#| fig-cap: \"CAPTION\"\nplot(ferries)\n```",
        "```{ojs}\n//| fig-cap: CAPTION\nplot(ferries)\n```",
        "![CAPTION](f.jpg){#fig-ferry}",
        "![x]({{ site.url }}/f.jpg)\n_CAPTION_",
        "- ![x](f.jpg)\n  *CAPTION*\n- another point of the list",
        "| ![](f.jpg) |\n|:--:|\n| CAPTION |",
        "| ![](f.jpg) |\n|:--:|\n| *CAPTION* |",
        "<img src=\"f.jpg\">\n<em>CAPTION</em>",
        "<center><img src=\"f.jpg\"><br><small>CAPTION</small></center>",
        "<center><img src=\"f.jpg\"><br><sub>CAPTION</sub></center>",
        "![[f.jpg|CAPTION]]",
        "![[f.jpg|CAPTION|300]]",
        "::: {#fig-ferry}\n![](f.jpg)\n\nCAPTION\n:::",
        ":::{figure} f.jpg\n:alt: x\n\nCAPTION\n:::",
        "```{figure} f.jpg\n:alt: x\n\nCAPTION\n```",
        "![x](f.jpg)\n/// caption\nCAPTION\n///",
        "{{< figure src=\"f.jpg\" caption=\"CAPTION\" >}}",
        "{{< figure src=\"f.jpg\" >}}CAPTION{{< /figure >}}",
        "{% image \"f.jpg\", \"x\", \"CAPTION\" %}",
        "{% figure \"f.jpg\", \"x\" %}CAPTION{% endfigure %}",
        "{{ picture({ src: 'f.jpg', caption: 'CAPTION' }) }}",
        "<figure>\n  {% image \"f.jpg\", \"x\" %}\n  <figcaption>CAPTION</figcaption>\n</figure>",
        "<Image src=\"f.jpg\" alt=\"x\" caption=\"CAPTION\" />",
        "<Figure src={ferry} alt=\"x\" caption={\"CAPTION\"} />",
        "<Figure src={ferry} caption={`CAPTION`} />",
        "<Figure src={ferry} caption={<>CAPTION</>} />",
        "<Figure caption=\"CAPTION\">\n\n![x](f.jpg)\n\n</Figure>",
        "<PhotoGallery photos={[{src: \"f.jpg\", caption: \"CAPTION\"}]} />",
        "<Picture src={import('./f.jpg')} alt=\"x\" />\n<p class=\"caption\">CAPTION</p>",
    ] {
        let article = in_markdown("a.md", &form.replace("CAPTION", CAPTION));
        let found = captions(&article);
        assert!(found.len() == 1 && found[0].contains(CAPTION), "{form}: {found:?}");
        assert!(!article.body.as_str().contains("bell"), "{form}: {}", article.body.as_str());
        assert!(article.body.as_str().contains("ferrymen"), "{form}");
    }
}

#[test]
fn an_image_that_stands_alone_is_a_figure_where_pandoc_reads_the_text() {
    let image = format!("![{CAPTION}](f.jpg)");
    assert_eq!(captions(&in_markdown("a.qmd", &image)), [CAPTION]);
    assert_eq!(captions(&in_markdown("a.Rmd", &image)), [CAPTION]);
    assert_eq!(captions(&in_markdown("a.md", &image)), [""; 0]);
    let inline = format!("See ![{CAPTION}](f.jpg) here.");
    assert_eq!(captions(&in_markdown("a.qmd", &inline)), [""; 0]);
}

#[test]
fn words_below_a_picture_that_are_not_about_it_stay_the_storys() {
    for form in [
        "![x](f.jpg)\n\nThe ferry had been laid up for a year, and nobody knew when it would return.",
        "![x](f.jpg)\n\n*\"Nobody told us,\" writes a ferryman from the other bank.*",
        "![x](f.jpg)\n\n**Getting there**",
        "![x](f.jpg)\n\n##### Getting there",
        "![x](f.jpg)\n\n> The river takes what it is given, and it gives nothing back.",
        "![x](f.jpg)\n\n*This post was first printed in the ferrymen's gazette.*",
        "![x](f.jpg)\n\n*If you have a boat, you can moor it here.*",
        "*The ferrymen, all eleven of them, were there.*",
        "{% image \"f.jpg\" \"Two ferrymen at the landing, seen from the bank.\" %}",
        "{% image \"f.jpg\" \"width-400px\" \"Two ferrymen at the landing.\" %}",
        "Photo: Eva Stix",
    ] {
        let article = in_markdown("a.md", form);
        assert_eq!(captions(&article), [""; 0], "{form}");
    }
}

#[test]
fn the_words_about_the_author_are_no_caption() {
    let biography = "*Dana Kolbe teaches sailing in Krems, plays the flute and was born in Jena.*";
    let text = format!(
        "---\ntitle: Ferry\nauthor: Dana Kolbe\n---\n{LEAD}\n\n{END}\n\n![x](d.jpg)\n\n{biography}\n"
    );
    assert_eq!(captions(&story("a.md", text, Format::Markdown)), [""; 0]);
    let text = format!("---\ntitle: Ferry\n---\n{LEAD}\n\n![x](d.jpg)\n{biography}\n\n{END}\n");
    assert_eq!(captions(&story("a.md", text, Format::Markdown)).len(), 1);
}

#[test]
fn front_matter_may_keep_captions_anywhere() {
    for keys in [
        "image: f.jpg\ncaption: CAPTION",
        "image: f.jpg\nimage_figcaption: CAPTION",
        "lead_image: f.jpg\nlead_image_caption: CAPTION",
        "photos:\n  - file: f.jpg\n    cutline: CAPTION",
        "gallery:\n  - url: f.jpg\n    title: CAPTION",
        "resources:\n  - src: f.jpg\n    title: Ferry\n    params:\n      caption: CAPTION",
        "blocks:\n  - type: image\n    image: f.jpg\n    caption: CAPTION",
        "page:\n  parts:\n    - media:\n        src: f.jpg\n        caption: CAPTION",
        "image: f.jpg\ncaption: \"**CAPTION**\"",
    ] {
        let keys = keys.replace("CAPTION", CAPTION);
        let text = format!("---\ntitle: Ferry\n{keys}\n---\n{LEAD}\n\n{END}\n");
        let article = story("a.md", text, Format::Markdown);
        assert_eq!(captions(&article), [CAPTION], "{keys}");
        let src = article.pictures[0].src.as_ref().map(|src| src.as_str());
        assert_eq!(src, Some("f.jpg"), "{keys}");
    }
}

#[test]
fn front_matter_with_a_flaw_does_not_stop_the_story() {
    let read = |text: String| story("a.md", text, Format::Markdown);
    let twice = read(format!("---\ntitle: First\ntitle: Second\n---\n{LEAD}\n"));
    assert_eq!(twice.title.as_ref().map(|title| title.as_str()), Some("Second"));
    let said = "line 3: `title` stands twice in the front matter; the last one holds";
    assert_eq!(twice.notices, [said]);
    for (matter, published) in [
        ("date: {{ now }}", None),
        ("date: 04.03.2025", Some("2025-03-04")),
        ("date: 25/03/2025", Some("2025-03-25")),
        ("date: 0001-01-01", None),
    ] {
        let article = read(format!("\n\n---\ntitle: Ferry\n{matter}\n---\n{LEAD}\n"));
        let found = article.published.map(|day| day.to_string());
        assert_eq!(found.as_deref(), published, "{matter}");
        assert_eq!(article.title.as_ref().map(|title| title.as_str()), Some("Ferry"), "{matter}");
    }
    let old = format!("---\rtitle: Ferry\r---\r{LEAD}\r\r![](f.jpg)\r*{CAPTION}*\r");
    let old = markdown::story(Source::new("a.md", old)).expect("the text is sound");
    assert_eq!(captions(&old), [CAPTION]);
    let stub = "---\nlayout: redirect\nredirect_to: /new/\n---\n";
    assert!(read::stories(Source::new("a.md", stub), Format::Markdown).is_empty());
    let page = format!("---\ntitle: Ferry\ndate: 2025-03-04\n---\n<p>{LEAD}</p>\n");
    let page = story("a.html", page, Format::Html);
    assert_eq!(page.published.map(|day| day.to_string()).as_deref(), Some("2025-03-04"));
}

#[test]
fn a_caption_is_found_in_a_page_whatever_is_around_it() {
    for form in [
        "<figure><img src=f.jpg><figcaption aria-hidden=true>CAPTION</figcaption></figure>",
        "<button><img src=f.jpg><figcaption><p>CAPTION</p></figcaption></button>",
        "<div class=widget><figure><img src=f.jpg><figcaption>CAPTION</figcaption></figure></div>",
        "<div class='box ads-top'><img src=f.jpg><p class=img-description>CAPTION</p></div>",
        "<aside><img src=f.jpg><p class=caption>CAPTION</p></aside>",
        "<figure><a href=f-big.jpg><img src=f.jpg><figcaption>CAPTION</figcaption></a></figure>",
        "<div class=thumb><a href=/f><img src=f.jpg></a><div class=thumbcaption>CAPTION</div></div>",
        "<div class=boatpicture><img src=f.jpg><div class=boatpicturecaption>CAPTION</div></div>",
        "<div class=x><img src=f.jpg><div class=y><p>CAPTION</p></div></div>",
        "<div class=x><img src=f.jpg><small>CAPTION</small></div>",
        "<p><img src=f.jpg><br>CAPTION</p>",
        "<p><img src=f.jpg></p><p>CAPTION (Mur Press/Eva Stix)</p>",
        "<p>Photo 1: CAPTION</p>",
        "<p><em>CAPTION (AFP photo)</em></p>",
        "<h4>PHOTO CUTLINES</h4><ul><li>CAPTION</li></ul>",
        "<div class=gallery><div class=slide><img src=f.jpg><div class=caption>\
         <span class=count><span>1</span><span>of</span><span>4</span></span>\
         <span>CAPTION</span></div></div></div>",
    ] {
        let article = in_page(&form.replace("CAPTION", CAPTION));
        let found = captions(&article);
        assert!(found.len() == 1 && found[0].starts_with(CAPTION), "{form}: {found:?}");
        assert!(!article.body.as_str().contains("bell"), "{form}");
        assert!(article.body.as_str().contains("ferrymen"), "{form}");
    }
}

#[test]
fn a_pages_own_words_are_no_captions() {
    for form in [
        "<figure><img src=f.jpg><figcaption>Next</figcaption></figure>",
        "<figure><img src=f.jpg><figcaption>Powered by</figcaption></figure>",
        "<figure><img src=f.jpg><figcaption>Image credits: Mur Press</figcaption></figure>",
        "<figure class=author><img src=d.jpg><figcaption>By Dana Kolbe, editor<br>\
         05/14/2024, 09:58</figcaption></figure>",
        "<div><img src=d.jpg><div class=text-caption>By Dana Kolbe, head of the desk</div></div>",
        "<div class=video><a href=/v/7><img src=v.jpg></a><p class=caption>A skier tells of \
         her race on the morning show.</p></div>",
        "<section><h2 class=caption>Picked for you</h2><img src=c.jpg></section>",
        "<p><img src=f.jpg></p><p>The ferry had been laid up for a year.</p>",
    ] {
        assert_eq!(captions(&in_page(form)), [""; 0], "{form}");
    }
}

#[test]
fn the_lead_picture_may_stand_above_the_article() {
    for lead in [
        "<header><figure><img src=f.jpg><figcaption>CAPTION</figcaption></figure></header>",
        "<div id=masthead><figure class=hero><img src=f.jpg><figcaption>CAPTION</figcaption>\
         </figure></div>",
    ] {
        let lead = lead.replace("CAPTION", CAPTION);
        let page =
            format!("<body>{lead}<article><h1>Ferry</h1><p>{LEAD}</p><p>{END}</p></article>");
        assert_eq!(captions(&story("a.html", page, Format::Html)), [CAPTION]);
    }
    let teaser = format!(
        "<body><figure><a href=/other><img src=o.jpg></a><figcaption>{CAPTION}</figcaption></figure>\
         <article><h1>Ferry</h1><p>{LEAD}</p><p>{END}</p></article>"
    );
    assert_eq!(captions(&story("a.html", teaser, Format::Html)), [""; 0]);
}

#[test]
fn a_page_tells_its_day_in_many_places() {
    for (head, body, day) in [
        (
            "<script type=application/ld+json>{\"@type\":\"ClaimReview\",\
          \"datePublished\":\"2024-05-14\"}</script>",
            "",
            "2024-05-14",
        ),
        (
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"description\":\"a \"b\" c\",\
          \"datePublished\":\"2024-05-14T10:00:00Z\"}</script>",
            "",
            "2024-05-14",
        ),
        (
            "",
            "<p class=meta>By Rui Alba | <span class=publish-date>May 14, 2024</span></p>",
            "2024-05-14",
        ),
        (
            "<meta property=article:published_time content=2024-05-14T03:05:00Z>\
          <link rel=canonical href=https://x.example/2024/05/13/ferry/>",
            "",
            "2024-05-13",
        ),
    ] {
        let page = format!(
            "<html><head><title>Ferry lands again</title>{head}</head><body><article>\
             <h1>Ferry lands again</h1>{body}<p>{LEAD}</p><p>{END}</p></article></body></html>"
        );
        let article = story("a.html", page, Format::Html);
        assert_eq!(
            article.published.map(|found| found.to_string()).as_deref(),
            Some(day),
            "{head}"
        );
    }
}

#[test]
fn a_label_makes_a_caption_in_plain_text() {
    for label in [
        "Cutline: CAPTION",
        "Photo 2: CAPTION",
        "[PHOTO: CAPTION]",
        "Figure 1. CAPTION",
        "<CAPTION> CAPTION",
        "BU: CAPTION",
        "Pie de foto: CAPTION",
        "Captions:\nCAPTION",
        "CAPTION\n\nCAPTION",
    ] {
        let (lead, rest) = label.split_at(label.rfind("CAPTION").expect("it is there"));
        let article = in_plain(&format!("{lead}{}", rest.replace("CAPTION", CAPTION)));
        assert!(captions(&article).contains(&CAPTION), "{label}: {:?}", captions(&article));
        assert!(!article.body.as_str().contains("bell"), "{label}");
    }
    let two = in_plain(&format!("Photo 1: {CAPTION}\nPhoto 2: {CAPTION}"));
    assert_eq!(two.pictures.len(), 2, "two numbers are two pictures");
}
