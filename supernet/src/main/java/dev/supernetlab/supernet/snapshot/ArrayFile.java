package dev.supernetlab.supernet.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.supernetlab.contracts.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named float arrays in one block of bytes, little endian: 4 bytes of magic, version (int), length
 * of the index (int), the index as JSON (a header and the arrays' names and lengths), all floats,
 * SHA-256 of everything before it.
 */
final class ArrayFile {
  static final String SNAPSHOT = "SNWT";
  static final String CHECKPOINT = "SNCP";

  private static final int VERSION = 1;
  private static final int PREFIX = 12;
  private static final int HASH = 32;

  private ArrayFile() {}

  static byte[] write(String magic, Object header, Map<String, float[]> arrays) {
    byte[] index = index(header, arrays);
    long floats = arrays.values().stream().mapToLong(array -> array.length).sum();
    int body = Math.toIntExact(PREFIX + index.length + Float.BYTES * floats);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(body, HASH)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(magic.getBytes(StandardCharsets.US_ASCII));
    bytes.putInt(VERSION).putInt(index.length).put(index);
    for (float[] array : arrays.values()) {
      bytes.asFloatBuffer().put(array);
      bytes.position(bytes.position() + Float.BYTES * array.length);
    }
    bytes.put(hash(bytes.array(), body));
    return bytes.array();
  }

  static <H> Content<H> read(String magic, Class<H> headerType, byte[] bytes) throws IOException {
    check(magic, bytes);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(8);
    byte[] index = new byte[in.getInt()];
    in.get(index);
    JsonNode json = JsonCodec.JSON.readTree(index);
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (JsonNode entry : json.required("arrays")) {
      float[] values = new float[entry.required("length").intValue()];
      in.asFloatBuffer().get(values);
      in.position(in.position() + Float.BYTES * values.length);
      arrays.put(entry.required("name").textValue(), values);
    }
    return new Content<>(JsonCodec.JSON.treeToValue(json.required("header"), headerType), arrays);
  }

  private static void check(String magic, byte[] bytes) throws IOException {
    int body = bytes.length - HASH;
    if (body < PREFIX) {
      throw new IOException(bytes.length + " bytes are too few");
    }
    if (!magic.equals(new String(bytes, 0, 4, StandardCharsets.US_ASCII))) {
      throw new IOException("the bytes do not start with " + magic);
    }
    int version = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    if (version != VERSION) {
      throw new IOException("version " + version + ", this engine reads " + VERSION);
    }
    if (!Arrays.equals(hash(bytes, body), Arrays.copyOfRange(bytes, body, bytes.length))) {
      throw new IOException("the bytes are damaged: their SHA-256 is not the one they end with");
    }
  }

  private static byte[] index(Object header, Map<String, float[]> arrays) {
    List<Entry> entries =
        arrays.entrySet().stream()
            .map(array -> new Entry(array.getKey(), array.getValue().length))
            .toList();
    try {
      return JsonCodec.JSON.writeValueAsBytes(new Index(header, entries));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] hash(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  record Content<H>(H header, Map<String, float[]> arrays) {}

  private record Index(Object header, List<Entry> arrays) {}

  private record Entry(String name, int length) {}
}
