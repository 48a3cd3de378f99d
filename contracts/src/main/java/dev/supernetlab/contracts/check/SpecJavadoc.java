package dev.supernetlab.contracts.check;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentVisitor;
import com.github.therapi.runtimejavadoc.FieldJavadoc;
import com.github.therapi.runtimejavadoc.Link;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import com.github.therapi.runtimejavadoc.Value;
import dev.supernetlab.contracts.JsonCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The javadoc of the spec's records, which the compiler has kept, as descriptions of fields. */
final class SpecJavadoc {
  private SpecJavadoc() {}

  /**
   * What a spec's record says, without what it says of its components.
   *
   * @return empty if it says nothing
   */
  static String of(Class<?> record) {
    return text(RuntimeJavadoc.getJavadoc(record).getComment());
  }

  /**
   * Paragraphs about a field: what its record says of it; what the type of its values says if that
   * has fields of its own, or if the record says nothing; and a line for each constant.
   *
   * @param record that has the field
   * @param component its name in Java
   * @param value type of the field's values, or of the entries of its list
   * @return null if nothing is said
   */
  static String of(Class<?> record, String component, Class<?> value) {
    List<String> paragraphs = new ArrayList<>();
    RuntimeJavadoc.getJavadoc(record).getRecordComponents().stream()
        .filter(documented -> documented.getName().equals(component))
        .forEach(documented -> paragraphs.add(text(documented.getComment())));
    if (value.getPackage() == record.getPackage()) {
      if (!value.isEnum() || paragraphs.isEmpty()) {
        paragraphs.add(of(value));
      }
      paragraphs.add(constants(value));
    }
    paragraphs.removeIf(String::isEmpty);
    return paragraphs.isEmpty() ? null : String.join("\n\n", paragraphs);
  }

  private static String constants(Class<?> type) {
    ClassJavadoc javadoc = RuntimeJavadoc.getJavadoc(type);
    return javadoc.getEnumConstants().stream()
        .map(constant -> "- " + name(type, constant) + ": " + text(constant.getComment()))
        .reduce((lines, line) -> lines + "\n" + line)
        .orElse("");
  }

  private static String name(Class<?> type, FieldJavadoc constant) {
    return Arrays.stream(type.getEnumConstants())
        .filter(candidate -> ((Enum<?>) candidate).name().equals(constant.getName()))
        .map(candidate -> JsonCodec.JSON.valueToTree(candidate).asText())
        .findFirst()
        .orElseThrow();
  }

  private static String text(Comment comment) {
    PlainText plain = new PlainText();
    comment.visit(plain);
    return plain.text.toString().replaceAll("\\s+", " ").strip();
  }

  /** Code in back-quotes, as in Markdown; the rest as it is. */
  private static final class PlainText implements CommentVisitor {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void commentText(String value) {
      text.append(value);
    }

    @Override
    public void inlineTag(String name, String value) {
      text.append(name.equals("code") ? "`" + value + "`" : value);
    }

    @Override
    public void inlineLink(Link link) {
      text.append(link.getLabel());
    }

    @Override
    public void inlineValue(Value value) {
      throw new IllegalArgumentException("value tags are not read: " + value);
    }
  }
}
