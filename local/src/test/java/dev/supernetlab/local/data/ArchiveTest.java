package dev.supernetlab.local.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final String LONG = "pixels ".repeat(1000);

  @TempDir Path home;

  @Test
  void theWantedFilesAreTakenOutOfTheirDirectoryAndChecked() throws Exception {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    entry(tar, "set/", "");
    entry(tar, "set/readme.html", "not wanted");
    entry(tar, "set/train.bin", LONG);
    entry(tar, "set/test.bin", "few");
    AtomicLong stored = new AtomicLong();
    archive(tar)
        .fetch(List.of(file("test.bin", "few"), file("train.bin", LONG)), home, stored::addAndGet);
    assertThat(home.resolve("train.bin")).hasContent(LONG);
    assertThat(home.resolve("test.bin")).hasContent("few");
    assertThat(stored).hasValue(7003);
  }

  @Test
  void aFileThatTheArchiveLacksIsNamed() throws Exception {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    entry(tar, "set/train.bin", LONG);
    tar.write(new byte[1024]);
    Archive archive = archive(tar);
    List<DataFile> files = List.of(file("train.bin", LONG), file("test.bin", "few"));
    assertThatThrownBy(() -> archive.fetch(files, home, n -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("has no test.bin");
  }

  @Test
  void anArchiveThatEndsEarlyLeavesNoFile() throws Exception {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    entry(tar, "set/train.bin", LONG);
    ByteArrayOutputStream half = new ByteArrayOutputStream();
    half.write(Arrays.copyOf(tar.toByteArray(), 4000));
    Archive archive = archive(half);
    assertThatThrownBy(() -> archive.fetch(List.of(file("train.bin", LONG)), home, n -> {}))
        .hasMessage("the archive ends within set/train.bin");
    assertThat(home.resolve("train.bin")).doesNotExist();
  }

  private Archive archive(ByteArrayOutputStream tar) throws IOException {
    Path path = home.resolve("archive.tar.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(path))) {
      packed.write(tar.toByteArray());
    }
    return new Archive(path.toUri());
  }

  private static void entry(ByteArrayOutputStream tar, String name, String content) {
    byte[] header = new byte[512];
    System.arraycopy(name.getBytes(US_ASCII), 0, header, 0, name.length());
    byte[] size = "%011o".formatted(content.length()).getBytes(US_ASCII);
    System.arraycopy(size, 0, header, 124, size.length);
    tar.writeBytes(header);
    tar.writeBytes(Arrays.copyOf(content.getBytes(UTF_8), (content.length() + 511) / 512 * 512));
  }

  private static DataFile file(String name, String content) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
    return new DataFile(name, content.length(), HexFormat.of().formatHex(hash));
  }
}
