package dev.supernetlab.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1, the only address that anything here listens on. */
final class Loopback {
  static final String HOST = "127.0.0.1";

  private Loopback() {}

  /**
   * The port itself, or a free one for 0.
   *
   * @param wanted 0..65535
   * @param user who wants it, for the message
   * @throws UnavailableException if another process listens on it
   */
  static int port(int wanted, String user) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return socket.getLocalPort();
    } catch (BindException e) {
      throw new UnavailableException(
          "Port %d is in use by another program: give %s another one, or end that program."
              .formatted(wanted, user),
          e);
    } catch (IOException e) {
      throw new UnavailableException(
          "No port of 127.0.0.1 could be had for %s: %s".formatted(user, e.getMessage()), e);
    }
  }
}
