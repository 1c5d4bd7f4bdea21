//! Numbers, truth values, what may be absent, and lists, as bytes.

use super::{Code, Reader, Writer};

impl Code for u64 {
    /// Seven bits a byte, the lowest first.
    fn put(&self, to: &mut Writer<'_>) {
        let mut rest = *self;
        while rest > 0x7f {
            to.bytes.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        to.bytes.push((rest & 0x7f) as u8);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = from.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

/// Numbers that are written as another type of number.
macro_rules! code_as {
    ($($narrow:ty as $wide:ty),+) => {$(
        impl Code for $narrow {
            fn put(&self, to: &mut Writer<'_>) {
                <$wide>::from(*self).put(to);
            }

            fn take(from: &mut Reader<'_>) -> Option<Self> {
                Self::try_from(<$wide>::take(from)?).ok()
            }
        }
    )+};
}

code_as!(u8 as u64, u16 as u64);

impl Code for i64 {
    /// The sign moves to the lowest bit, so that small numbers stay short.
    fn put(&self, to: &mut Writer<'_>) {
        ((self << 1) ^ (self >> 63)).cast_unsigned().put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let number = u64::take(from)?;
        Some((number >> 1).cast_signed() ^ -((number & 1).cast_signed()))
    }
}

impl Code for bool {
    fn put(&self, to: &mut Writer<'_>) {
        to.bytes.push(u8::from(*self));
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        match from.byte()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl<T: Code> Code for Option<T> {
    fn put(&self, to: &mut Writer<'_>) {
        self.is_some().put(to);
        if let Some(value) = self {
            value.put(to);
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        if bool::take(from)? {
            T::take(from).map(Some)
        } else {
            Some(None)
        }
    }
}

impl<T: Code> Code for Box<T> {
    fn put(&self, to: &mut Writer<'_>) {
        T::put(self, to);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        T::take(from).map(Self::new)
    }
}

impl<T: Code> Code for Vec<T> {
    fn put(&self, to: &mut Writer<'_>) {
        (self.len() as u64).put(to);
        self.iter().for_each(|value| value.put(to));
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        // Every element takes at least one byte, so a wrong length ends here and not in memory.
        let len = usize::try_from(u64::take(from)?)
            .ok()
            .filter(|&len| len <= from.bytes.len())?;
        (0..len).map(|_| T::take(from)).collect()
    }
}
