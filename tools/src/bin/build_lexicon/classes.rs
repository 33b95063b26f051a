//! Word classes: k-means over word vectors, by direction (Dhillon and Modha
//! 2001, "Concept decompositions for large sparse text data using clustering").
//! Names of men, firms and towns fall into classes of their own.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;

/// Dimensions of a vector, filled up to whole lanes.
const WIDE: usize = 104;
const LANES: usize = 8;
const ROUNDS: usize = 12;

type Vector = [f32; WIDE];

/// The file of the npm package: its words by falling frequency.
#[derive(Deserialize)]
struct Source {
    words: Vec<String>,
    vectors: HashMap<String, Vec<f32>>,
    dimensions: usize,
}

/// Words by falling frequency, each with its direction.
pub struct Words {
    pub words: Vec<String>,
    directions: Vec<Vector>,
}

impl Words {
    /// The `most` commonest words of `file` that are written in Latin letters.
    pub fn read(file: &Path, most: usize) -> io::Result<Words> {
        let source: Source = serde_json::from_reader(BufReader::new(File::open(file)?))?;
        let mut words = Vec::new();
        let mut directions = Vec::new();
        let latin = |word: &&String| word.chars().all(|c| c.is_alphabetic() && c < '\u{250}');
        for word in source.words.iter().filter(latin).take(most) {
            let mut vector = [0.0; WIDE];
            vector.iter_mut().zip(&source.vectors[word][..source.dimensions]).for_each(
                |(to, from)| {
                    *to = *from;
                },
            );
            words.push(word.clone());
            directions.push(normal(vector));
        }
        Ok(Words { words, directions })
    }

    /// The class of each word, 1 to `classes`, learnt on the `common` first
    /// words; and for each class, from 0, its group, 0 to `groups - 1`.
    pub fn classes(&self, classes: usize, common: usize, groups: usize) -> (Vec<u16>, Vec<u8>) {
        let centres = centres(&self.directions[..common.min(self.directions.len())], classes);
        let group_centres = self::centres(&centres, groups);
        let class = |v: &Vector| nearest(v, &centres) as u16 + 1;
        let group = |v: &Vector| nearest(v, &group_centres) as u8;
        (self.directions.par_iter().map(class).collect(), centres.iter().map(group).collect())
    }
}

/// Middles of `count` clusters; the first guesses stand evenly among `points`.
fn centres(points: &[Vector], count: usize) -> Vec<Vector> {
    let mut centres: Vec<Vector> = (0..count).map(|i| points[i * points.len() / count]).collect();
    for _ in 0..ROUNDS {
        let nearest: Vec<usize> = points.par_iter().map(|p| nearest(p, &centres)).collect();
        let mut sums = vec![[0.0f32; WIDE]; count];
        for (point, centre) in points.iter().zip(nearest) {
            sums[centre].iter_mut().zip(point).for_each(|(sum, x)| *sum += x);
        }
        for (centre, sum) in centres.iter_mut().zip(sums) {
            if sum.iter().any(|x| *x != 0.0) {
                *centre = normal(sum);
            }
        }
    }
    centres
}

fn nearest(point: &Vector, centres: &[Vector]) -> usize {
    let closer = |best: (usize, f32), (index, centre): (usize, &Vector)| {
        let cosine = dot(point, centre);
        if cosine > best.1 { (index, cosine) } else { best }
    };
    centres.iter().enumerate().fold((0, f32::MIN), closer).0
}

/// Summed by lanes, which the compiler turns into vector instructions.
fn dot(a: &Vector, b: &Vector) -> f32 {
    let mut lanes = [0.0f32; LANES];
    for (a, b) in a.chunks_exact(LANES).zip(b.chunks_exact(LANES)) {
        for lane in 0..LANES {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes.iter().sum()
}

fn normal(vector: Vector) -> Vector {
    let length = dot(&vector, &vector).sqrt().max(f32::MIN_POSITIVE);
    vector.map(|x| x / length)
}
