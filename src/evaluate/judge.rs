use std::collections::BTreeSet;

use crate::Linter;
use crate::article::Article;
use crate::read::record::{Case, Label};
use crate::rule::{Severity, Verdict};

/// What cutline says of a caption whose truth is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The truth.
    pub label: Label,
    /// The probability that it belongs, 0 to 1.
    pub score: f64,
    /// What that means.
    pub verdict: Verdict,
    /// The gravest severity of its findings, if it has any.
    pub worst: Option<Severity>,
    /// The rules that report something of it.
    pub rules: BTreeSet<String>,
}

/// Judges each caption of a case as though it were the only one of its story:
/// what its neighbours say must not help. What the story asks not to be
/// reported counts all the same, for it is the rules that are measured.
pub fn judge(linter: &Linter, case: &Case) -> Vec<Judgement> {
    let captions = case.article.pictures.iter().zip(&case.labels);
    let alone = captions.map(|(picture, label)| {
        let article = Article {
            pictures: vec![picture.clone()],
            suppressions: Vec::new(),
            ..case.article.clone()
        };
        (article, label)
    });
    alone
        .filter_map(|(article, label)| {
            let report = linter.check(article).captions.into_iter().next()?;
            Some(Judgement {
                label: label.clone(),
                score: report.score,
                verdict: report.verdict,
                worst: report.findings.iter().map(|finding| finding.severity).max(),
                rules: report.findings.into_iter().map(|finding| finding.rule).collect(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::record::cases;
    use crate::rule::RuleSet;

    /// What is said of the captions of one record.
    fn judged(record: &str) -> Vec<Judgement> {
        let linter = Linter::new(RuleSet::builtin().expect("the built-in rules are sound"));
        let case = cases(record.as_bytes(), "cases").next().and_then(Result::ok);
        judge(&linter, &case.expect("the record is a case"))
    }

    #[test]
    fn a_neighbour_does_not_help() {
        let foreign =
            r#"{"text": "Omar Haddad in Oslo, Norway, on March 8, 2019.", "belongs": false}"#;
        let other =
            r#"{"text": "Omar Haddad, who lives in Oslo, Norway, in 2019.", "belongs": true}"#;
        let record = |captions: &[&str]| {
            format!(
                r#"{{"text": "Rain fell on Graz. The mayor, Eva Lang, opened a shelter there.",
                    "published": "2024-05-01", "captions": [{}]}}"#,
                captions.join(", ")
            )
            .replace('\n', "")
        };
        let alone = judged(&record(&[foreign]));
        let beside = judged(&record(&[foreign, other]));
        assert_eq!((alone.len(), beside.len()), (1, 2));
        assert_eq!(alone[0], beside[0]);
        assert!(!alone[0].label.belongs && beside[1].label.belongs);
    }

    #[test]
    fn what_is_suppressed_counts() {
        let said = judged(concat!(
            r#"{"text": "A fair was held in Graz.", "cutline": {"ignore": ["impossible-date"]}, "#,
            r#""captions": [{"text": "The fair in Graz on February 30, 2024.", "belongs": false}]}"#
        ));
        assert!(said[0].rules.contains("impossible-date"), "{said:?}");
        assert_eq!(said[0].worst, Some(Severity::Error));
    }
}
