package dev.supernetlab.judging.render;

import dev.supernetlab.judging.Judgement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reports that have everything, or as little as they can, whatever their records are made of. */
final class Samples {
  private static final int LENGTH = 3;

  private final boolean full;
  private int next;

  private Samples(boolean full) {
    this.full = full;
  }

  /** Every component is there; every list has three elements. */
  static Judgement full() {
    return (Judgement) new Samples(true).make(Judgement.class, "");
  }

  /** Nothing that may be null or empty is there. */
  static Judgement sparse() {
    return (Judgement) new Samples(false).make(Judgement.class, "");
  }

  private Object make(Type type, String name) {
    if (type instanceof ParameterizedType list) {
      Type element = list.getActualTypeArguments()[0];
      int length = full || name.equals("sentences") ? LENGTH : 0;
      return Collections.nCopies(length, 0).stream().map(i -> make(element, name)).toList();
    }
    Class<?> of = (Class<?>) type;
    if (of.isRecord()) {
      boolean needed =
          List.of("verdict", "subject", "report", "").contains(name) || name.equals("plan");
      return full || needed ? record(of) : null;
    } else if (of.isEnum()) {
      return of.getEnumConstants()[0];
    }
    return simple(of, name);
  }

  private Object simple(Class<?> of, String name) {
    next++;
    Map<Class<?>, Object> primitives =
        Map.of(
            int.class,
            next % 7 + 1,
            long.class,
            (long) next,
            double.class,
            1.0 / (next % 9 + 1),
            boolean.class,
            next % 2 == 0);
    if (primitives.containsKey(of)) {
      return primitives.get(of);
    } else if (of == String.class) {
      return full || !name.equals("reason") ? "<" + name + " & " + next + ">" : null;
    } else if (!full) {
      return null;
    }
    return of == Integer.class
        ? (Object) (next % 7 + 1)
        : of == Long.class ? (Object) (long) next : (Object) (1.0 / (next % 9 + 1));
  }

  private Object record(Class<?> of) {
    RecordComponent[] components = of.getRecordComponents();
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Object[] values =
          Arrays.stream(components)
              .map(c -> make(c.getGenericType(), c.getName()))
              .toArray(Object[]::new);
      var constructor = of.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
