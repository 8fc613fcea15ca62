package nl.microcredentials.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

/**
 * Lets violations name members as they stand in JSON: a pointer with the names of Java would lead
 * nowhere in the request.
 */
@ApplicationScoped
public class JsonMemberNames implements ValidatorFactoryCustomizer {

  @Override
  public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
    configuration.propertyNodeNameProvider(new Provider());
  }

  /** Asks Jackson, which knows the annotations. The answers are kept by the validator. */
  private static final class Provider implements PropertyNodeNameProvider {

    private final ObjectMapper json = new JsonMapper();

    @Override
    public String getName(Property property) {
      return property instanceof JavaBeanProperty bean
          ? nameOf(bean.getDeclaringClass(), bean.getName())
          : property.getName();
    }

    private String nameOf(Class<?> type, String name) {
      return json
          .getDeserializationConfig()
          .introspect(json.constructType(type))
          .findProperties()
          .stream()
          .filter(property -> property.getInternalName().equals(name))
          .findFirst()
          .map(BeanPropertyDefinition::getName)
          .orElse(name);
    }
  }
}
