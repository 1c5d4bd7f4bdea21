//! SVG → PNG with a palette.
//!
//! The drawings are flat, so that 256 colours hold them with all their smooth edges; a palette makes
//! the file a third as large as full colours and quicker to pack.

use std::cmp::Reverse;

use resvg::tiny_skia::{Pixmap, PixmapMut, Transform};
use resvg::usvg::Tree;

use super::fonts;

/// Pixels for each unit of a drawing. A picture is 800 units wide and shown about 400 points wide on
/// a phone and 550 in Discord's window: there are two pixels or more for each point.
pub const SCALE: f32 = 1.375;
/// Pixels for each unit where [`SCALE`] would make too large a file: two for each point of a phone.
const SMALLER: f32 = 1.0;
/// The largest that a file may be, in bytes: phones load it at once.
pub const BYTES: usize = 200_000;
/// How files are packed, and with how many colours: the first way that keeps within [`BYTES`]. 64
/// colours hold a flat drawing with smooth edges; 256 make the file a tenth larger and nobody sees
/// them. Level 3 is a third quicker than 4 for a fiftieth of the size.
const WAYS: [(u8, usize); 2] = [(3, 64), (6, 32)];
/// So many threads draw a picture, each a band of it: filling shapes takes most of the time.
const BANDS: u32 = 2;
/// Five bits of each channel.
const BUCKETS: usize = 1 << 15;

/// A drawing that could not be made into a picture.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The SVG cannot be read.
    #[error("the drawing is no SVG: {0}; this is a defect, please report it")]
    Svg(#[from] resvg::usvg::Error),
    /// It is larger than memory allows, or has no size.
    #[error("a picture of {0} × {1} pixels cannot be made")]
    Size(u32, u32),
    /// The machine gives no thread to draw with.
    #[error("no thread to draw a picture with: {0}; try again when the machine has less to do")]
    Thread(#[from] std::io::Error),
    /// The file cannot be written into memory.
    #[error("the picture cannot be packed: {0}; this is a defect, please report it")]
    Pack(#[from] png::EncodingError),
}

/// The PNG of an SVG, at [`SCALE`]; a crowded map that would be larger than [`BYTES`] has fewer
/// pixels.
///
/// # Errors
/// The SVG cannot be read, or is too large.
pub fn png(svg: &str) -> Result<Vec<u8>, PngError> {
    let full = pixels(svg, SCALE)?;
    for (level, colours) in WAYS {
        let file = pack(&full, level, colours)?;
        if file.len() <= BYTES {
            return Ok(file);
        }
    }
    let [_, (level, colours)] = WAYS;
    pack(&pixels(svg, SMALLER)?, level, colours)
}

/// The file of pixels with a palette.
fn pack(pixels: &Pixmap, level: u8, colours: usize) -> Result<Vec<u8>, PngError> {
    let (width, height) = (pixels.width(), pixels.height());
    let (palette, indices) = reduce(pixels, colours);
    let mut file = Vec::with_capacity(64 << 10);
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_deflate_compression(png::DeflateCompression::Level(level));
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(file)
}

/// The pixels of an SVG, so many for each of its units.
///
/// # Errors
/// As [`png()`].
pub fn pixels(svg: &str, scale: f32) -> Result<Pixmap, PngError> {
    let tree = Tree::from_str(svg, fonts::options())?;
    let size = tree.size().to_int_size();
    let size = size.scale_by(scale).unwrap_or(size);
    let (width, height) = (size.width(), size.height());
    let mut pixels = Pixmap::new(width, height).ok_or(PngError::Size(width, height))?;
    let rows = height.div_ceil(BANDS);
    let bytes = width as usize * rows as usize * 4;
    std::thread::scope(|scope| {
        for (band, data) in (0..).zip(pixels.data_mut().chunks_mut(bytes)) {
            let (tree, top) = (&tree, rows * band);
            let draw = move || band_of(tree, scale, data, [width, top, rows.min(height - top)]);
            std::thread::Builder::new().spawn_scoped(scope, draw)?;
        }
        Ok::<(), PngError>(())
    })?;
    Ok(pixels)
}

/// Draws so many rows of a picture, from `top` on, into their bytes.
#[expect(clippy::cast_precision_loss, reason = "far below 2^23")]
fn band_of(tree: &Tree, scale: f32, data: &mut [u8], [width, top, rows]: [u32; 3]) {
    if let Some(mut band) = PixmapMut::from_bytes(data, width, rows) {
        let place = Transform::from_row(scale, 0.0, 0.0, scale, 0.0, -(top as f32));
        resvg::render(tree, place, &mut band);
    }
}

/// A colour and how often it occurs, summed over a bucket.
#[derive(Clone, Copy, Default)]
struct Bucket {
    pixels: u64,
    sums: [u64; 3],
}

impl Bucket {
    fn mean(&self) -> [u8; 3] {
        let pixels = self.pixels.max(1);
        self.sums
            .map(|sum| u8::try_from((sum + pixels / 2) / pixels).unwrap_or(u8::MAX))
    }
}

/// The commonest colours, and for each pixel which of them is nearest. Pixels are opaque, because
/// every picture has a ground.
fn reduce(pixels: &Pixmap, colours: usize) -> (Vec<u8>, Vec<u8>) {
    let runs = runs(pixels);
    let mut buckets = vec![Bucket::default(); BUCKETS];
    for &(rgb, length) in &runs {
        let bucket = &mut buckets[bucket_of(rgb)];
        let length = length as u64;
        bucket.pixels += length;
        for (sum, channel) in bucket.sums.iter_mut().zip(rgb) {
            *sum += u64::from(channel) * length;
        }
    }
    let mut used: Vec<usize> = (0..BUCKETS).filter(|at| buckets[*at].pixels > 0).collect();
    if used.len() > colours {
        used.select_nth_unstable_by_key(colours, |at| (Reverse(buckets[*at].pixels), *at));
    }
    let palette: Vec<[u8; 3]> = used
        .iter()
        .take(colours)
        .map(|at| buckets[*at].mean())
        .collect();
    let mut nearest = vec![0_u8; BUCKETS];
    for at in used {
        nearest[at] = nearest_of(&palette, buckets[at].mean());
    }
    let mut indices = Vec::with_capacity(pixels.data().len() / 4);
    for (rgb, length) in runs {
        let index = nearest[bucket_of(rgb)];
        if length == 1 {
            indices.push(index);
        } else {
            indices.resize(indices.len() + length, index);
        }
    }
    (palette.into_flattened(), indices)
}

/// Runs of one colour: most pixels have that of the one before them.
fn runs(pixels: &Pixmap) -> Vec<([u8; 3], usize)> {
    let mut runs = Vec::with_capacity(1 << 17);
    let (mut rest, _) = pixels.data().as_chunks::<4>();
    while let Some(first) = rest.first() {
        let colour = u32::from_ne_bytes(*first);
        let same = |pixel: &[u8; 4]| u32::from_ne_bytes(*pixel) == colour;
        let length = rest.iter().take_while(|pixel| same(pixel)).count();
        let [red, green, blue, _] = *first;
        runs.push(([red, green, blue], length));
        rest = &rest[length..];
    }
    runs
}

fn bucket_of(rgb: [u8; 3]) -> usize {
    rgb.iter()
        .fold(0, |at, channel| at << 5 | usize::from(channel >> 3))
}

fn nearest_of(palette: &[[u8; 3]], rgb: [u8; 3]) -> u8 {
    let distance = |colour: &[u8; 3]| -> u32 {
        colour
            .iter()
            .zip(rgb)
            .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2))
            .sum()
    };
    // Distance and place in one number: comparing plain numbers is much quicker.
    let nearest = (0_u32..=255)
        .zip(palette)
        .map(|(index, colour)| distance(colour) << 8 | index)
        .min();
    nearest.map_or(0, |nearest| nearest.to_le_bytes()[0])
}
