//! Whether captions that score 0.7 belong in seven cases of ten.

use serde::Serialize;

use super::figures::rounded;

/// The captions whose scores lie in one tenth of the scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tenth {
    /// The lowest score of the tenth.
    pub from: f64,
    /// The lowest score of the next one; in the last, 1 belongs too.
    pub to: f64,
    /// How many captions scored so.
    pub captions: usize,
    /// The mean of their scores.
    pub said: Option<f64>,
    /// How many of them belong, as a share.
    pub found: Option<f64>,
}

/// The tenths of the scale, from low to high.
pub(super) fn calibration(belonging: &[f64], foreign: &[f64]) -> Vec<Tenth> {
    let mut tenths = [(0_usize, 0_usize, 0.0_f64); 10];
    let belonging = belonging.iter().map(|score| (*score, 1));
    for (score, belongs) in belonging.chain(foreign.iter().map(|score| (*score, 0))) {
        let tenth = &mut tenths[((score * 10.0) as usize).min(9)];
        *tenth = (tenth.0 + 1, tenth.1 + belongs, tenth.2 + score);
    }
    let edge = |index: usize| index as f64 / 10.0;
    let tenth = |(index, (captions, belonging, sum)): (usize, (usize, usize, f64))| {
        let share = |part: f64| (captions > 0).then(|| rounded(part / captions as f64));
        Tenth {
            from: edge(index),
            to: edge(index + 1),
            captions,
            said: share(sum),
            found: share(belonging as f64),
        }
    };
    tenths.into_iter().enumerate().map(tenth).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_fall_into_tenths_with_what_was_said_and_found() {
        let tenths = calibration(&[1.0, 0.95, 0.32], &[0.0, 0.9, 0.38, 0.3]);
        let filled: Vec<_> = tenths
            .iter()
            .filter(|tenth| tenth.captions > 0)
            .map(|tenth| (tenth.from, tenth.to, tenth.captions, tenth.said, tenth.found))
            .collect();
        assert_eq!(
            filled,
            [
                (0.0, 0.1, 1, Some(0.0), Some(0.0)),
                // (0.32 + 0.38 + 0.3) / 3, and one of three belongs.
                (0.3, 0.4, 3, Some(0.3333), Some(0.3333)),
                // (1.0 + 0.95 + 0.9) / 3, and two of three belong.
                (0.9, 1.0, 3, Some(0.95), Some(0.6667)),
            ]
        );
        assert_eq!((tenths.len(), tenths[1].said, tenths[1].found), (10, None, None));
    }
}
