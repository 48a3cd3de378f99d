#!/bin/bash
# Makes the topics of topics.txt (name, partitions) that are missing; nothing in them is ever deleted
# by age or size.
set -euo pipefail
while read -r name partitions; do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" \
    --create --if-not-exists --topic "$name" --partitions "$partitions" --replication-factor 1 \
    --config retention.ms=-1 --config retention.bytes=-1
done <"$(dirname "$0")/topics.txt"
