package dev.supernetlab.kernels.cpu;

import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.Tensor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/** Has kernels compute with activations on the heap wherever they take them, and copies back. */
final class HeapActivations implements InvocationHandler {
  private final Kernels kernels;

  private HeapActivations(Kernels kernels) {
    this.kernels = kernels;
  }

  /** The same kernels on other memory. */
  static Kernels of(Kernels kernels) {
    Class<?>[] interfaces = {Kernels.class};
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(), interfaces, new HeapActivations(kernels));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    Map<Tensor, Tensor> moved = new IdentityHashMap<>();
    Object[] given = arguments;
    if (arguments != null && !method.getName().startsWith("convolution")) {
      given = Arrays.stream(arguments).map(argument -> move(argument, moved)).toArray();
    }
    try {
      return method.invoke(kernels, given);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      moved.forEach((original, onHeap) -> original.fill(onHeap.heap()));
    }
  }

  private static Object move(Object argument, Map<Tensor, Tensor> moved) {
    if (argument instanceof Tensor tensor) {
      return move(tensor, moved);
    }
    if (argument instanceof Tensor[] tensors) {
      return Arrays.stream(tensors).map(tensor -> move(tensor, moved)).toArray(Tensor[]::new);
    }
    if (argument instanceof Normalised normalised) {
      return new Normalised(move(normalised.raw(), moved), normalised.saved());
    }
    return argument;
  }

  private static Tensor move(Tensor tensor, Map<Tensor, Tensor> moved) {
    if (tensor == null || tensor.rank() != 4) {
      return tensor;
    }
    return moved.computeIfAbsent(tensor, t -> Tensor.onHeap(t.shape()).fill(t.toArray()));
  }
}
