package dev.supernetlab.local.process;

import dev.supernetlab.local.UnavailableException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of 127.0.0.1. */
final class Ports {
  private static final int FIRST_FREE_TO_ALL = 1024;
  private static final int CONNECT_MS = 1000;

  private Ports() {}

  /**
   * The port itself, or a free one for 0.
   *
   * @throws UnavailableException if it cannot be listened on, with the true reason
   */
  static int free(int wanted) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address(wanted));
      return socket.getLocalPort();
    } catch (BindException e) {
      throw new UnavailableException(refusal(wanted, e.getMessage()), e);
    } catch (IOException e) {
      throw new UnavailableException("No port of 127.0.0.1 can be had: " + e.getMessage(), e);
    }
  }

  /**
   * Why a port cannot be had. The system's reason comes in the language of the user, so whether
   * somebody listens there is found out by asking.
   */
  static String refusal(int port, String reason) {
    if (answers(port)) {
      return "Port %d is in use by another program: give another with --port, or end that program."
          .formatted(port);
    }
    return "Port %d cannot be had (%s): give another%s with --port."
        .formatted(port, reason, port < FIRST_FREE_TO_ALL ? ", from 1024 on," : "");
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(address(port), CONNECT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
