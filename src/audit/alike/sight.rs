//! What a picture's file looks like, worked out in whole numbers, so that
//! machines agree on every bit.

use std::path::Path;

use image::{DynamicImage, GrayImage, ImageDecoder, ImageReader, Limits};

use super::hash::{Hash, Look};

/// A picture is shrunk to this many pixels at its longer side.
const SIZE: u32 = 256;

/// A picture with a side of fewer pixels is an icon.
const SMALLEST: u32 = 96;

/// The most pixels at a side, and bytes of all pixels, that are looked at.
const LARGEST: u32 = 30_000;
const MOST_BYTES: u64 = 192 << 20;

/// Cells at a side of what the frequencies are taken of.
const CELLS: usize = 32;
/// Frequencies at a side of a hash.
const WAVES: usize = 16;

/// What the picture in a file looks like. `None` if it cannot be read, is as
/// small as an icon, or is so much of one brightness that it is a graphic or
/// shows next to nothing: such are alike without being one.
pub fn look(file: &Path) -> Option<Look> {
    let grey = shrunk(&read(file)?)?;
    let summed = Summed::of(&grey);
    if summed.is_flat() {
        return None;
    }
    let (width, height) = grey.dimensions();
    let whole = summed.hash(Window { x: 0, y: 0, width, height });
    Some(Look { whole, parts: windows(width, height).map(|part| summed.hash(part)).collect() })
}

fn read(file: &Path) -> Option<GrayImage> {
    let mut reader = ImageReader::open(file).ok()?.with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    if decoder.total_bytes() > MOST_BYTES {
        return None;
    }
    let orientation = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    Some(image.into_luma8())
}

/// The picture with [`SIZE`] pixels at its longer side, each the mean of those
/// that it stands for; as it is, if it is smaller.
fn shrunk(grey: &GrayImage) -> Option<GrayImage> {
    let (width, height) = grey.dimensions();
    if width.min(height) < SMALLEST {
        return None;
    }
    let longer = width.max(height);
    if longer <= SIZE {
        return Some(grey.clone());
    }
    let scaled = |side: u32| (u64::from(side) * u64::from(SIZE) / u64::from(longer)) as u32;
    let (small_width, small_height) = (scaled(width), scaled(height));
    if small_width.min(small_height) < CELLS as u32 {
        return None;
    }
    let edge = |at: u32, side: u32, small: u32| {
        (u64::from(at) * u64::from(side) / u64::from(small)) as usize
    };
    let pixels = grey.as_raw();
    Some(GrayImage::from_fn(small_width, small_height, |x, y| {
        let across = edge(x, width, small_width)..edge(x + 1, width, small_width);
        let down = edge(y, height, small_height)..edge(y + 1, height, small_height);
        let count = (across.len() * down.len()) as u64;
        let row = |y: usize| {
            let row = &pixels[y * width as usize..][across.clone()];
            row.iter().map(|pixel| u64::from(*pixel)).sum::<u64>()
        };
        image::Luma([(down.map(row).sum::<u64>() / count.max(1)) as u8])
    }))
}

/// A part of a picture, in pixels.
#[derive(Debug, Clone, Copy)]
struct Window {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
}

/// The shapes that pictures are cut to, width against height.
const SHAPES: [(u32, u32); 6] = [(2, 1), (16, 9), (3, 2), (4, 3), (1, 1), (4, 5)];

/// So many parts of one shape are looked at.
const MOST_OF_A_SHAPE: u32 = 7;

/// How much of each side is left of a picture that is cut on all sides or at
/// one corner, in hundredths, and where the rest lies: in halves of what was
/// cut, from the left and from the top.
const CUTS: [(u32, u32, u32); 10] = [
    (95, 0, 0),
    (95, 0, 2),
    (95, 2, 0),
    (95, 2, 2),
    (90, 1, 1),
    (90, 0, 0),
    (90, 0, 2),
    (90, 2, 0),
    (90, 2, 2),
    (80, 1, 1),
];

/// The parts that an editor might cut out of a picture of this size.
fn windows(width: u32, height: u32) -> impl Iterator<Item = Window> {
    let shaped = SHAPES.into_iter().flat_map(move |shape| of_shape(width, height, shape));
    let cut = CUTS.into_iter().map(move |(left, x, y)| {
        let rest = |side: u32| side * left / 100;
        let start = |side: u32, halves: u32| (side - rest(side)) * halves / 2;
        Window { x: start(width, x), y: start(height, y), width: rest(width), height: rest(height) }
    });
    shaped.chain(cut)
}

/// The largest parts of a shape, as near to one another as is told apart; none
/// if the picture has nearly that shape, or less than half of it is left.
fn of_shape(width: u32, height: u32, (across, down): (u32, u32)) -> Vec<Window> {
    let is_wide = width * down > height * across;
    let (side, left) = match is_wide {
        true => (width, height * across / down),
        false => (height, width * down / across),
    };
    if left * 103 > side * 100 || left * 2 < side {
        return Vec::new();
    }
    let slack = side - left;
    // A step is no longer than 6 % of what is left; one part lies in the middle.
    let steps = (slack * 100).div_ceil(left * 6);
    let count = ((steps + 1) | 1).min(MOST_OF_A_SHAPE);
    let start = |at: u32| if count == 1 { slack / 2 } else { slack * at / (count - 1) };
    let window = |at: u32| match is_wide {
        true => Window { x: start(at), y: 0, width: left, height },
        false => Window { x: 0, y: start(at), width, height: left },
    };
    (0..count).map(window).collect()
}

/// A shrunk picture with the sums of all its rectangles from the upper left.
struct Summed<'g> {
    grey: &'g GrayImage,
    /// One row and one column more than the picture.
    sums: Vec<u32>,
}

impl<'g> Summed<'g> {
    fn of(grey: &'g GrayImage) -> Summed<'g> {
        let (width, height) = (grey.width() as usize, grey.height() as usize);
        let mut sums = vec![0; (width + 1) * (height + 1)];
        for y in 0..height {
            let mut row = 0;
            for x in 0..width {
                row += u32::from(grey.as_raw()[y * width + x]);
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        Summed { grey, sums }
    }

    /// Whether two fifths of the picture have nearly one brightness, as the
    /// ground of a graphic or an empty sky has.
    fn is_flat(&self) -> bool {
        let mut counts = [0usize; 256];
        self.grey.as_raw().iter().for_each(|pixel| counts[usize::from(*pixel)] += 1);
        let most = counts.windows(3).map(|near| near.iter().sum::<usize>()).max();
        most.unwrap_or(0) * 5 >= self.grey.as_raw().len() * 2
    }

    /// The mean brightness of each cell of a window, in sixteenths.
    fn cells(&self, of: Window) -> [[i64; CELLS]; CELLS] {
        let stride = self.grey.width() as usize + 1;
        let edge = |start: u32, side: u32, at: usize| start as usize + side as usize * at / CELLS;
        let mut cells = [[0; CELLS]; CELLS];
        for (down, row) in cells.iter_mut().enumerate() {
            let (top, bottom) = (edge(of.y, of.height, down), edge(of.y, of.height, down + 1));
            for (across, cell) in row.iter_mut().enumerate() {
                let (left, right) =
                    (edge(of.x, of.width, across), edge(of.x, of.width, across + 1));
                let at = |x: usize, y: usize| i64::from(self.sums[y * stride + x]);
                let sum = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
                let area = ((right - left) * (bottom - top)) as i64;
                *cell = sum * 16 / area.max(1);
            }
        }
        cells
    }

    fn hash(&self, of: Window) -> Hash {
        let cells = self.cells(of);
        let waves = waves();
        // First along the rows, then along the columns.
        let rows = cells.map(|row| waves.map(|wave| product(&wave, &row)));
        let mut weights = [0i64; WAVES * WAVES];
        for (down, wave) in waves.iter().enumerate() {
            for across in 0..WAVES {
                let column = rows.map(|row| row[across]);
                weights[down * WAVES + across] = product(wave, &column);
            }
        }
        let mut sorted = weights;
        sorted.sort_unstable();
        let median = sorted[sorted.len() / 2];
        let mut hash = [0; 4];
        for (at, weight) in weights.iter().enumerate() {
            hash[at / 64] |= u64::from(*weight > median) << (at % 64);
        }
        Hash(hash)
    }
}

fn product(wave: &[i64; CELLS], values: &[i64; CELLS]) -> i64 {
    wave.iter().zip(values).map(|(a, b)| a * b).sum()
}

/// The cosines of the frequencies from 1 on, in 4,096ths (a discrete cosine
/// transform, type II).
fn waves() -> [[i64; CELLS]; WAVES] {
    std::array::from_fn(|wave| {
        std::array::from_fn(|at| {
            let angle = ((2 * at + 1) * (wave + 1)) as f64 * std::f64::consts::PI;
            ((angle / (2 * CELLS) as f64).cos() * 4096.0).round() as i64
        })
    })
}
