package dev.supernetlab.supernet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
  @TempDir Path directory;
  private Path plain;
  private Path compressed;

  @BeforeEach
  void name() {
    plain = directory.resolve("images");
    compressed = directory.resolve("images.gz");
  }

  @Test
  void plainAndCompressedFilesHaveTheSameContent() throws IOException {
    Files.write(plain, IdxFiles.bytes(3, 2, 4));
    IdxFiles.writeCompressed(compressed, IdxFiles.bytes(3, 2, 4));
    for (Path path : new Path[] {plain, compressed}) {
      IdxFile file = IdxFile.read(path, 3);
      assertThat(file.dimension(0)).isEqualTo(3);
      assertThat(file.dimension(2)).isEqualTo(4);
      assertThat(file.data()).hasSize(24).startsWith(0, 1, 2);
    }
  }

  @Test
  void aTruncatedFileIsNamedWithTheByteWhereItEnds() throws IOException {
    byte[] whole = IdxFiles.bytes(3, 2, 4);
    Files.write(plain, Arrays.copyOf(whole, 30));
    assertThatThrownBy(() -> IdxFile.read(plain, 3))
        .isInstanceOf(DataException.Damaged.class)
        .hasMessage(
            plain
                + ", byte 30: the file ends here; 10 more bytes were expected."
                + " Delete it and get it again.");
    Files.write(plain, Arrays.copyOf(whole, 7));
    assertThatThrownBy(() -> IdxFile.read(plain, 3)).hasMessageContaining(", byte 7: ");
  }

  @Test
  void aTruncatedCompressedFileIsNamedWithTheDecompressedByte() throws IOException {
    IdxFiles.writeCompressed(compressed, IdxFiles.bytes(300, 20, 4));
    byte[] whole = Files.readAllBytes(compressed);
    Files.write(compressed, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> IdxFile.read(compressed, 3))
        .isInstanceOf(DataException.Damaged.class)
        .hasMessageMatching("(?s).*images\\.gz, byte [1-9]\\d+: .* more bytes were expected.*");
  }

  @Test
  void aFileThatIsNotCompressedAsItsNameSaysIsDamaged() throws IOException {
    Files.write(compressed, IdxFiles.bytes(3, 2, 4));
    assertThatThrownBy(() -> IdxFile.read(compressed, 3))
        .isInstanceOf(DataException.Damaged.class)
        .hasMessageContaining("byte 0: cannot be read (Not in GZIP format)");
  }

  @Test
  void wrongMagicDimensionAndLengthAreTold() throws IOException {
    Files.write(plain, IdxFiles.bytes(30));
    assertThatThrownBy(() -> IdxFile.read(plain, 3))
        .hasMessageContaining("byte 0: starts with 00000801 instead of 00000803");
    Files.write(plain, ByteBuffer.allocate(16).putInt(0x803).putInt(3).putInt(-1).array());
    assertThatThrownBy(() -> IdxFile.read(plain, 3))
        .hasMessageContaining("byte 8: dimension -1 is not possible");
    byte[] whole = IdxFiles.bytes(3, 2, 4);
    Files.write(plain, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> IdxFile.read(plain, 3))
        .hasMessageContaining("byte 40: more bytes than its header says");
  }

  @Test
  void labelsMustBelongToTheImages() throws IOException {
    Path labels = directory.resolve("labels");
    Files.write(plain, IdxFiles.bytes(3, 2, 4));
    Files.write(labels, IdxFiles.bytes(4));
    assertThatThrownBy(() -> IdxPart.read(plain, labels))
        .hasMessageContaining("labels, byte 4: 4 labels for 3 images");
    byte[] wrong = IdxFiles.bytes(3);
    wrong[9] = 10;
    Files.write(labels, wrong);
    assertThatThrownBy(() -> IdxPart.read(plain, labels))
        .hasMessageContaining("labels, byte 9: label 10, allowed are 0 to 9");
  }
}
