package dev.eddy.streaming.layout;

import java.util.function.Supplier;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's description of a message that has its own serializer. */
public final class MessageType<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> messageClass;
  private final TypeSerializer<T> serializer;

  private MessageType(Class<T> messageClass, TypeSerializer<T> serializer) {
    this.messageClass = messageClass;
    this.serializer = serializer;
  }

  /** Returns the type of a message class. */
  public static <T> MessageType<T> of(
      Class<T> messageClass, Supplier<TypeSerializer<T>> serializer) {
    return new MessageType<>(messageClass, serializer.get());
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer.duplicate();
  }

  @Override
  public Class<T> getTypeClass() {
    return messageClass;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public String toString() {
    return messageClass.getSimpleName();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof MessageType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageType<?> type && type.messageClass == messageClass;
  }

  @Override
  public int hashCode() {
    return messageClass.hashCode();
  }
}
