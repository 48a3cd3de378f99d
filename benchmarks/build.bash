# Sourced by the commands beside it: builds what they need and runs a class of it.

cd "$here/.."
mvn -q -B -ntp package -pl benchmarks -am -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip >&2

# A peer that cannot be built is no reason to fail: the comparison says that it is missing.
build_peer() {
  mvn -q -B -ntp package -Plibtorch -pl benchmarks/libtorch -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip >&2 ||
    printf 'libtorch could not be built: the lines above say why.\n' >&2
}

run() {
  OMP_NUM_THREADS=1 exec java "@$here/../kernels/engine.args" -Xmx4g -XX:MaxNewSize=512m -Dslf4j.internal.verbosity=ERROR \
    -cp "$here/target/classes:$(cat "$here/target/class-path")" "$@"
}
