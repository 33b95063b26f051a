//! Measures of a score that should be high for what belongs and low for what
//! does not.

/// The area under the ROC curve: how often a caption that belongs scores above
/// one that does not, a tie counting half. `None` where either side is empty.
///
/// Time is that of sorting.
pub fn auc(belonging: &[f64], foreign: &[f64]) -> Option<f64> {
    let mut foreign = foreign.to_vec();
    foreign.sort_by(f64::total_cmp);
    let below = |score: f64| foreign.partition_point(|other| *other < score);
    let up_to = |score: f64| foreign.partition_point(|other| *other <= score);
    let won: usize = belonging.iter().map(|score| below(*score) + up_to(*score)).sum();
    let pairs = belonging.len() * foreign.len();
    (pairs > 0).then(|| won as f64 / 2.0 / pairs as f64)
}

/// The share of captions that do not belong which lie below the highest
/// threshold that flags at most `share` of those that do. `None` where either
/// side is empty.
pub fn caught(belonging: &[f64], foreign: &[f64], share: f64) -> Option<f64> {
    let mut belonging = belonging.to_vec();
    belonging.sort_by(f64::total_cmp);
    let most = (belonging.len() as f64 * share) as usize;
    let threshold = *belonging.get(most).or(belonging.last())?;
    let below = foreign.iter().filter(|score| **score < threshold).count();
    (!foreign.is_empty()).then(|| below as f64 / foreign.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_counts_pairs_and_ties_by_half() {
        for (belonging, foreign, area) in [
            (&[0.9, 0.8][..], &[0.2, 0.1][..], Some(1.0)),
            (&[0.1], &[0.9], Some(0.0)),
            (&[0.5], &[0.5], Some(0.5)),
            // Of six pairs, 0.9 wins 3, 0.4 wins one and ties one: 4.5.
            (&[0.9, 0.4], &[0.4, 0.7, 0.1], Some(0.75)),
            (&[0.9], &[], None),
            (&[], &[0.9], None),
        ] {
            assert_eq!(auc(belonging, foreign), area, "{belonging:?} {foreign:?}");
        }
    }

    #[test]
    fn what_is_caught_lies_below_what_may_be_flagged() {
        // 0.00, 0.01, … 0.99.
        let belonging: Vec<f64> = (0..100).map(|i| f64::from(i) / 100.0).rev().collect();
        let foreign = [0.0, 0.005, 0.015, 0.5];
        for (share, caught_share) in [
            (0.0, 0.0),   // Threshold 0.00.
            (0.01, 0.5),  // 0.01: 0.0 and 0.005 lie below.
            (0.02, 0.75), // 0.02: 0.015 too.
            (0.6, 1.0),   // 0.60.
            (1.0, 1.0),   // No threshold above the highest that belongs.
        ] {
            assert_eq!(caught(&belonging, &foreign, share), Some(caught_share), "{share}");
        }
        // Ties with the threshold are not flagged, for those that belong
        // would be with them.
        assert_eq!(caught(&[0.3, 0.3, 0.3, 0.9], &[0.3, 0.2], 0.25), Some(0.5));
        assert_eq!(caught(&[], &[0.3], 0.01), None);
        assert_eq!(caught(&[0.3], &[], 0.01), None);
    }
}
