# A small image: the program, the certificates, and nothing that runs as root.
#   docker build -t youcheng .
#   docker run --read-only --tmpfs /tmp -v youcheng:/data --env-file env youcheng
FROM rust:1.95-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends build-essential pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN cargo build --release --locked && strip target/release/youcheng && mkdir /data

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /src/target/release/youcheng /usr/local/bin/youcheng
COPY --from=build --chown=nonroot:nonroot /data /data
COPY LICENSE-APACHE LICENSE-MIT NOTICE /usr/share/doc/youcheng/
ENV YOUCHENG_DATA_DIR=/data YOUCHENG_LISTEN=0.0.0.0:8080 YOUCHENG_OPS_LISTEN=0.0.0.0:9100
VOLUME /data
EXPOSE 8080 9100
USER nonroot
ENTRYPOINT ["/usr/local/bin/youcheng"]
CMD ["serve"]
