package nl.microcredentials.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Refused;

/**
 * Reads every JSON request body: first as {@link StrictJson}, then onto the type that the resource
 * asks for. Members that the type does not have are refused; a caller who sets them believes they
 * count.
 */
@Provider
@Consumes({"application/json", "application/*+json", "application/vc"})
public class StrictJsonReader implements MessageBodyReader<Object> {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModules(new JavaTimeModule(), new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts -> {
                texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .build();

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type != byte[].class
        && type != String.class
        && !InputStream.class.isAssignableFrom(type);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return bind(StrictJson.parse(body.readAllBytes()), genericType);
  }

  /**
   * Reads what stands in a part of a document that is already parsed, such as one of many items.
   *
   * @throws MalformedInputException naming the place, if {@code json} does not fit {@code type}
   */
  public static <T> T bind(JsonNode json, Class<T> type) {
    try {
      return type.cast(bind(json, (Type) type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object bind(JsonNode json, Type type) throws IOException {
    ObjectReader reader = MAPPER.readerFor(MAPPER.constructType(type));
    try {
      return reader.readValue(json);
    } catch (UnrecognizedPropertyException e) {
      throw MalformedInputException.malformed(
          "%s is not a member of this request.".formatted(pointer(e.getPath())));
    } catch (JsonMappingException e) {
      switch (e.getCause()) {
        case MalformedInputException value when e.getPath().isEmpty() -> throw value;
        case MalformedInputException value ->
            throw new MalformedInputException(
                value.type(), "%s (at %s)".formatted(value.detail(), pointer(e.getPath())));
        case Refused refused -> throw refused;
        case null, default -> {
          // as below
        }
      }
      throw MalformedInputException.malformed(
          "%s does not have the form it must have."
              .formatted(e.getPath().isEmpty() ? "The document" : pointer(e.getPath())));
    } catch (IOException e) {
      throw new UncheckedIOException("a document in memory can be read", e);
    }
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(step -> step.getFieldName() != null ? step.getFieldName() : "" + step.getIndex())
        .map(step -> step.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining("/", "/", ""));
  }
}
