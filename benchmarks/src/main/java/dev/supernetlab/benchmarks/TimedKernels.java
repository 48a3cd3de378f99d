package dev.supernetlab.benchmarks;

import dev.supernetlab.kernels.After;
import dev.supernetlab.kernels.ConvolutionPair;
import dev.supernetlab.kernels.Kernels;
import dev.supernetlab.kernels.Normalised;
import dev.supernetlab.kernels.SeparableWeights;
import dev.supernetlab.kernels.Tensor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Adds up the time of each kernel and shape; what it takes itself counts for no kernel. */
final class TimedKernels implements InvocationHandler {
  private final Kernels kernels;
  private final Map<List<Object>, Timing> timings = new HashMap<>();

  private TimedKernels(Kernels kernels) {
    this.kernels = kernels;
  }

  /** Stands in front of these kernels. */
  static TimedKernels of(Kernels kernels) {
    return new TimedKernels(kernels);
  }

  /** The kernels to compute with. */
  Kernels kernels() {
    Class<?>[] interfaces = {Kernels.class};
    return (Kernels) Proxy.newProxyInstance(Kernels.class.getClassLoader(), interfaces, this);
  }

  /** Forgets what was measured. */
  void reset() {
    timings.clear();
  }

  /** What took longest comes first. */
  List<Timing> timings() {
    return timings.values().stream()
        .sorted(Comparator.comparingLong((Timing timing) -> timing.nanos).reversed())
        .toList();
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    long start = System.nanoTime();
    try {
      return method.invoke(kernels, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      long nanos = System.nanoTime() - start;
      timings
          .computeIfAbsent(key(method, arguments), key -> new Timing(call(method, arguments)))
          .add(nanos);
    }
  }

  /** What decides how long a call takes: shapes and integers, not values. */
  private static List<Object> key(Method method, Object[] arguments) {
    List<Object> key = new ArrayList<>();
    key.add(method);
    for (Object argument : arguments == null ? new Object[0] : arguments) {
      if (argument instanceof Tensor tensor) {
        addShape(key, tensor);
      } else if (argument instanceof Tensor[] tensors) {
        for (Tensor tensor : tensors) {
          addShape(key, tensor);
        }
      } else if (argument instanceof Normalised normalised) {
        addShape(key, normalised.raw());
        key.add(normalised.saved() == null);
      } else if (argument instanceof ConvolutionPair pair) {
        addShape(key, pair.second());
      } else if (argument instanceof SeparableWeights weights) {
        addShape(key, weights.depthwise());
        key.add(weights.dilation());
      } else if (argument instanceof After) {
        key.add(argument.getClass());
      } else if (argument instanceof Integer || argument instanceof Boolean || argument == null) {
        key.add(String.valueOf(argument));
      }
    }
    return key;
  }

  private static void addShape(List<Object> key, Tensor tensor) {
    for (int axis = 0; axis < tensor.rank(); axis++) {
      key.add(tensor.dim(axis));
    }
    key.add("");
  }

  /** The kernel's name, the different shapes of its tensors, integers and flags that are set. */
  private static String call(Method method, Object[] arguments) {
    Parameter[] parameters = method.getParameters();
    Set<String> words = new LinkedHashSet<>();
    for (int i = 0; i < parameters.length; i++) {
      Object argument = arguments[i];
      String name = parameters[i].getName();
      if (argument instanceof Tensor tensor) {
        words.add(shape(tensor));
      } else if (argument instanceof Tensor[] tensors) {
        words.add(tensors.length + " of " + shape(tensors[0]));
      } else if (argument instanceof Normalised normalised) {
        words.add(shape(normalised.raw()));
      } else if (argument instanceof ConvolutionPair pair) {
        words.add(shape(pair.first()) + " and " + shape(pair.second()));
      } else if (argument instanceof SeparableWeights weights) {
        words.add(shape(weights.depthwise()) + " dilation " + weights.dilation());
      } else if (argument instanceof After) {
        words.add("then " + argument.getClass().getSimpleName().toLowerCase(Locale.ROOT));
      } else if (argument instanceof Integer) {
        words.add(name + " " + argument);
      } else if (Boolean.TRUE.equals(argument)) {
        words.add(name);
      } else if (argument == null) {
        words.add("no " + name);
      }
    }
    return (method.getName() + " " + String.join(", ", words)).strip();
  }

  private static String shape(Tensor tensor) {
    StringJoiner shape = new StringJoiner("x");
    for (int axis = 0; axis < tensor.rank(); axis++) {
      shape.add(Integer.toString(tensor.dim(axis)));
    }
    return shape.toString();
  }

  /** Calls of one kernel with the same shapes. */
  static final class Timing {
    private final String call;
    private long calls;
    private long nanos;

    private Timing(String call) {
      this.call = call;
    }

    private void add(long more) {
      calls++;
      nanos += more;
    }

    /** Kernel, shapes and flags. */
    String call() {
      return call;
    }

    long calls() {
      return calls;
    }

    /** Of all calls together. */
    long nanos() {
      return nanos;
    }
  }
}
