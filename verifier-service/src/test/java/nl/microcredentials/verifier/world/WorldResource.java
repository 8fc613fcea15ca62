package nl.microcredentials.verifier.world;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Gives a test a world, and the verifier the configuration to live in it. */
public class WorldResource implements QuarkusTestResourceLifecycleManager {

  private World world;

  @Override
  public Map<String, String> start() {
    try {
      world = new World();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return world.configuration();
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(world, new TestInjector.MatchesType(World.class));
  }

  @Override
  public void stop() {
    world.close();
  }
}
