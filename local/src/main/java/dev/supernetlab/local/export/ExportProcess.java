package dev.supernetlab.local.export;

import dev.supernetlab.contracts.JsonCodec;
import dev.supernetlab.kernels.KernelsUnavailableException;
import dev.supernetlab.local.process.EngineProcess;
import dev.supernetlab.supernet.data.DataException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a child's graph in a process that is like that of the services; {@link EngineProcess}
 * reads what it says.
 */
public final class ExportProcess {
  private ExportProcess() {}

  /** Takes the file of an {@link ExportRequest}. */
  public static void main(String[] arguments) throws IOException {
    ExportRequest request =
        JsonCodec.JSON.readValue(Path.of(arguments[0]).toFile(), ExportRequest.class);
    try {
      GraphFile.write(request).forEach(line -> System.out.println(EngineProcess.FOUND + line));
    } catch (KernelsUnavailableException | DataException e) {
      System.out.println(EngineProcess.MISSING + e.getMessage());
    }
  }
}
