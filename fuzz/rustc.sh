#!/bin/sh
# For RUSTC_WRAPPER: counts coverage in this project alone. Counted in every crate, what fst and jieba do in
# their loops takes most of the time and tells the fuzzer nothing.
#   RUSTC_WRAPPER=$PWD/fuzz/rustc.sh cargo build --release --manifest-path fuzz/Cargo.toml
#   fuzz/target/release/question -runs=10000000 corpus
case " $* " in
  *" --crate-name youcheng "* | *"fuzz_targets/"*)
    exec "$@" --cfg fuzzing -Ccodegen-units=1 -Cpasses=sancov-module \
      -Cllvm-args=-sanitizer-coverage-level=4 \
      -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
      -Cllvm-args=-sanitizer-coverage-pc-table
    ;;
  *) exec "$@" ;;
esac
