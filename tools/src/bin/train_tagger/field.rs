//! A linear-chain conditional random field, fitted by AdaGrad (Duchi et al.
//! 2011) with features dropped at random, and the mean of its last rounds.

use std::ops::Range;

use cutline::mention::label::{LABELS, Label};
use cutline::mention::tagger::{self, COLUMNS, Document, MOST, TABLE, TAGS, UNIT, legal, regions};
use cutline::tokens::Tokens;

use crate::corpus::{CONVENTIONS, Example, Outside};
use crate::silver;

/// Passes over all chains, and the last of them whose mean is the model.
const ROUNDS: usize = 8;
const AVERAGED: usize = 4;
/// Times that all is fitted anew, each time with other features dropped; the
/// model is the mean.
const FITS: usize = 3;
/// Share of features left out at each look, so that none is relied on alone.
const DROPPED: f32 = 0.5;
/// Rows that fewer tokens share say nothing that holds elsewhere.
const LEAST: u32 = 3;
const RATE: f32 = 0.08;
/// How much each look draws the weights towards nothing.
const DECAY: f32 = 1e-4;

/// The same for what a convention has of its own.
const OWN_RATE: f32 = 0.005;
const OWN_DECAY: f32 = 3e-3;

/// What a name of a label is given at its beginning: organisations are read
/// too seldom, works and peoples are reported to nobody.
const LEAN: [(usize, f32); 2] =
    [(Label::Organisation as usize, 0.5), (Label::Other as usize, -0.3)];

type Pairs = [f32; TAGS * TAGS];

/// One region: the features of its tokens, their tags, how much it counts.
struct Chain {
    features: Vec<Vec<u32>>,
    /// The tags that each token may have, one bit a tag.
    allowed: Vec<u16>,
    weight: f32,
    /// The table of [`Field::own`] that it has to itself.
    convention: usize,
}

fn chains(example: &Example) -> Vec<Chain> {
    let tokens = Tokens::new(&example.text, &example.tokens);
    let document = Document::new(tokens, &example.known);
    regions(tokens)
        .filter_map(|region| {
            let features = region
                .clone()
                .map(|index| {
                    let mut features = Vec::with_capacity(96);
                    document.features(index, &region, &mut |feature| features.push(feature));
                    features
                })
                .collect();
            let allowed = gold(example, &region)?;
            Some(Chain {
                features,
                allowed,
                weight: example.weight,
                convention: example.convention,
            })
        })
        .collect()
}

/// Every tag, and those of a name of something else, or none.
const ANY: u16 = (1 << TAGS) - 1;
const OTHER: u16 = 1 | 0b11 << (TAGS - 2);

/// The tags that the tokens of one region may have, or `None` where a program
/// has marked a name that reaches out of it; of people's names that do, any.
fn gold(example: &Example, region: &Range<usize>) -> Option<Vec<u16>> {
    let outside = example.outside[region.clone()].iter().map(|outside| match outside {
        Outside::Sure => 1,
        Outside::MaybeOther => OTHER,
        Outside::Unknown => ANY,
    });
    let mut allowed: Vec<u16> = outside.collect();
    let after = example.names.partition_point(|name| name.end <= region.start);
    for name in example.names[after..].iter().take_while(|name| name.first < region.end) {
        let reaches_out = name.first < region.start || name.end > region.end;
        if reaches_out && example.silver {
            return None;
        }
        let label = LABELS.iter().position(|l| *l == name.label)? as u8;
        for index in name.first.max(region.start)..name.end.min(region.end) {
            allowed[index - region.start] = match reaches_out {
                true => ANY,
                false => 1 << (1 + 2 * label + u8::from(index > name.first)),
            };
        }
    }
    Some(allowed)
}

struct Field {
    /// What all collections share, and what each convention has of its own.
    tables: Vec<Table>,
    follows: Pairs,
    follow_squares: Pairs,
}

/// The weights of a feature, and the squares of their gradients so far: side
/// by side, for they are looked up together.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Row {
    weights: [f32; COLUMNS],
    squares: [f32; COLUMNS],
}

impl Row {
    const NEW: Row = Row { weights: [0.0; COLUMNS], squares: [1e-2; COLUMNS] };
}

/// One row a feature.
type Table = Vec<Row>;

/// A model of examples that people marked and of stories that a first model,
/// fitted on these, marks itself; as bytes.
pub fn train(gold: &[&Example], stories: &[String]) -> Vec<u8> {
    let first = fit(&mut common(gold.iter().copied()));
    if stories.is_empty() {
        return first;
    }
    let silver = silver::mark(stories, &first);
    fit(&mut common(gold.iter().copied().chain(&silver)))
}

/// The chains of all examples, without the features that are rare.
fn common<'e>(examples: impl Iterator<Item = &'e Example>) -> Vec<Chain> {
    let mut data: Vec<Chain> = examples.flat_map(chains).collect();
    let mut seen = vec![0u32; TABLE];
    data.iter().flat_map(|c| c.features.iter().flatten()).for_each(|f| seen[*f as usize] += 1);
    for row in data.iter_mut().flat_map(|c| c.features.iter_mut()) {
        row.retain(|f| seen[*f as usize] >= LEAST);
    }
    data
}

fn fit(data: &mut [Chain]) -> Vec<u8> {
    let mut mean = vec![[0.0f32; COLUMNS]; TABLE];
    let mut mean_follows = [0.0f32; TAGS * TAGS];
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let share = 1.0 / (FITS * AVERAGED) as f32;
    for _ in 0..FITS {
        let mut field = Field::new();
        for round in 0..ROUNDS {
            random.shuffle(data);
            for chain in data.iter() {
                field.learn(chain, &mut random);
            }
            if round + AVERAGED >= ROUNDS {
                for table in &field.tables[..2] {
                    let weights = table.iter().flat_map(|row| &row.weights);
                    mean.iter_mut().flatten().zip(weights).for_each(|(m, w)| *m += w * share);
                }
                mean_follows.iter_mut().zip(&field.follows).for_each(|(m, w)| *m += w * share);
            }
        }
    }
    for from in 0..TAGS {
        for (label, lean) in LEAN {
            mean_follows[from * TAGS + 1 + 2 * label] += lean;
        }
    }
    to_bytes(&mean, &mean_follows)
}

/// The model's bytes: weights are scaled so that all but one in a thousand fit.
fn to_bytes(weights: &[[f32; COLUMNS]], follows: &Pairs) -> Vec<u8> {
    let mut sizes: Vec<f32> =
        weights.iter().flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let scale = f32::from(MOST) / sizes[sizes.len() * 999 / 1000];
    let most = f32::from(MOST);
    let whole = |weight: f32| (weight * scale).round().clamp(-most, most) as i8;
    let weights: Vec<[i8; COLUMNS]> = weights.iter().map(|row| row.map(whole)).collect();
    tagger::to_bytes(&weights, &follows.map(|w| (w * scale * f32::from(UNIT)).round() as i16))
}

impl Field {
    fn new() -> Field {
        Field {
            tables: vec![vec![Row::NEW; TABLE]; 1 + CONVENTIONS],
            follows: [0.0; TAGS * TAGS],
            follow_squares: [1e-2; TAGS * TAGS],
        }
    }

    fn learn(&mut self, chain: &Chain, random: &mut Random) {
        let mut keep = |row: &Vec<u32>| -> Vec<u32> {
            row.iter().copied().filter(|_| random.share() >= DROPPED).collect()
        };
        let rows: Vec<Vec<u32>> = chain.features.iter().map(&mut keep).collect();
        let boost = 1.0 / (1.0 - DROPPED);
        let own = 1 + chain.convention;
        let scores: Vec<[f32; TAGS]> = rows
            .iter()
            .map(|row| {
                let mut sum = [0.0; TAGS];
                for feature in row {
                    for table in [0, own] {
                        let weights = &self.tables[table][*feature as usize].weights;
                        sum[1..].iter_mut().zip(weights).for_each(|(s, w)| *s += w * boost);
                    }
                }
                sum
            })
            .collect();
        let (tags, pairs) = marginals(&scores, &self.follows, None);
        let (gold, gold_pairs) = marginals(&scores, &self.follows, Some(&chain.allowed));
        for (index, row) in rows.iter().enumerate() {
            let mut gradient = [0.0f32; COLUMNS];
            for tag in 1..TAGS {
                gradient[tag - 1] = (tags[index][tag] - gold[index][tag]) * chain.weight;
            }
            if gradient.iter().all(|g| g.abs() < 1e-3) {
                continue;
            }
            for feature in row {
                let at = *feature as usize;
                for (table, rate, decay) in [(0, RATE, DECAY), (own, OWN_RATE, OWN_DECAY)] {
                    let Row { weights, squares } = &mut self.tables[table][at];
                    for column in 0..COLUMNS {
                        let g = gradient[column] + decay * weights[column];
                        squares[column] += g * g;
                        weights[column] -= rate * g / squares[column].sqrt();
                    }
                }
            }
        }
        let expected = pairs.iter().zip(gold_pairs).map(|(all, gold)| all - gold);
        let steps = self.follows.iter_mut().zip(&mut self.follow_squares);
        for ((follow, square), expected) in steps.zip(expected) {
            let g = expected * chain.weight;
            *square += g * g;
            *follow -= RATE * g / square.sqrt();
        }
    }
}

/// How probable each tag is at each token, and how often each pair is expected.
fn marginals(
    scores: &[[f32; TAGS]],
    follows: &Pairs,
    allowed: Option<&[u16]>,
) -> (Vec<[f32; TAGS]>, Pairs) {
    let steps: [[f32; TAGS]; TAGS] = std::array::from_fn(|from| {
        std::array::from_fn(
            |to| if legal(from, to) { follows[from * TAGS + to].exp() } else { 0.0 },
        )
    });
    let local: Vec<[f32; TAGS]> = scores
        .iter()
        .enumerate()
        .map(|(index, score)| {
            let may = allowed.map_or(ANY, |allowed| allowed[index]);
            let may = |tag: usize| may >> tag & 1 == 1;
            let most = (0..TAGS).filter(|t| may(*t)).map(|t| score[t]).fold(f32::MIN, f32::max);
            std::array::from_fn(|t| if may(t) { (score[t] - most).exp().max(1e-30) } else { 0.0 })
        })
        .collect();
    // Forwards and backwards, each step scaled to sum to one.
    let mut forward: Vec<[f32; TAGS]> = Vec::with_capacity(local.len());
    let mut before = [0.0; TAGS];
    before[0] = 1.0;
    for own in &local {
        let mut now: [f32; TAGS] = std::array::from_fn(|to| {
            own[to] * (0..TAGS).map(|from| before[from] * steps[from][to]).sum::<f32>()
        });
        let sum: f32 = now.iter().sum();
        now.iter_mut().for_each(|x| *x /= sum);
        forward.push(now);
        before = now;
    }
    let mut tags = vec![[0.0; TAGS]; local.len()];
    let mut pairs = [0.0; TAGS * TAGS];
    let mut after = [1.0f32; TAGS];
    for index in (0..local.len()).rev() {
        let now: [f32; TAGS] = std::array::from_fn(|tag| forward[index][tag] * after[tag]);
        let sum: f32 = now.iter().sum();
        tags[index] = now.map(|x| x / sum);
        let mut start = [0.0; TAGS];
        start[0] = 1.0;
        let from_tags = if index > 0 { forward[index - 1] } else { start };
        let ahead: [f32; TAGS] = std::array::from_fn(|to| local[index][to] * after[to]);
        let mut joint = [0.0; TAGS * TAGS];
        let mut total = 0.0;
        let mut next = [0.0; TAGS];
        for from in 0..TAGS {
            for to in 0..TAGS {
                let way = steps[from][to] * ahead[to];
                next[from] += way;
                joint[from * TAGS + to] = from_tags[from] * way;
                total += joint[from * TAGS + to];
            }
        }
        pairs.iter_mut().zip(joint).for_each(|(p, j)| *p += j / total);
        let sum: f32 = next.iter().sum();
        after = next.map(|x| x / sum);
    }
    (tags, pairs)
}

/// A xorshift generator: the same numbers at every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u32 << 24) as f32
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, (self.next() % (last as u64 + 1)) as usize);
        }
    }
}
