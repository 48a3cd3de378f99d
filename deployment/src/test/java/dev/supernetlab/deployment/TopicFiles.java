package dev.supernetlab.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The topics as files say them. */
public final class TopicFiles {
  private TopicFiles() {}

  /** Partitions by name, of the list that a job of compose and of the local overlay works off. */
  public static Map<String, Integer> listed() {
    return Repository.text("k8s/components/kafka/topics.txt")
        .lines()
        .map(line -> line.split(" ", -1))
        .collect(Collectors.toMap(parts -> parts[0], parts -> Integer.parseInt(parts[1])));
  }

  /** What that job runs. */
  public static String script() {
    return Repository.text("k8s/components/kafka/create-topics.sh");
  }

  /** The resources. */
  public static List<JsonNode> strimzi() {
    return Repository.documents(Repository.text("k8s/components/strimzi/topics.yaml"));
  }
}
