package io.superres.cli;

import io.superres.model.Model;
import io.superres.model.ModelCard;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.onnx.ReceptiveField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code superres models} */
@Command(
        name = "models",
        description = "Lists, describes and verifies installed models.",
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Runnable {
    private final ModelRegistry registry = ModelRegistry.standard();

    @Override
    public void run() {
        list();
    }

    @Command(name = "list", description = "every model that can be found (default)", mixinStandardHelpOptions = true)
    void list() {
        Map<String, ModelCard> models = registry.list();
        int width = models.keySet().stream().mapToInt(String::length).max().orElse(2);
        String row = "%-" + width + "s  %-8s  %5s  %8s  %s%n";
        System.out.printf(row, "ID", "METHOD", "SCALE", "CHANNELS", "TRAINED FOR");
        models.forEach((id, card) ->
                System.out.printf(row, id, card.method(), "x" + card.scale(), card.channels(), card.degradation()));
    }

    @Command(name = "info", description = "what a model is", mixinStandardHelpOptions = true)
    void info(@Parameters(paramLabel = "ID", description = "id, folder or .onnx file") String id) {
        Model model = registry.find(id);
        print("id", model.id());
        print("location", model.location().toUri());
        print("method", model.method());
        print("scale", model.scale());
        print("channels", model.graph().input().shape()[1]);
        print("parameters", String.format(Locale.ROOT, "%,d", model.graph().parameterCount()));
        ReceptiveField field = ReceptiveField.of(model.graph(), model.scale());
        print(
                "halo",
                field instanceof ReceptiveField.Finite finite
                        ? finite.halo() + " LR pixels"
                        : "the whole image, because of " + ((ReceptiveField.Global) field).cause());
        print("sha256", model.sha256());
        model.card().ifPresent(card -> {
            print("name", card.name());
            print("description", card.description());
            print("trained for", card.degradation());
            print("licence", card.license());
            print("revision", card.revision());
        });
    }

    @Command(
            name = "verify",
            description = "runs the test tensors of models; of all if none is named",
            mixinStandardHelpOptions = true)
    void verify(@Parameters(arity = "0..*", paramLabel = "ID") List<String> ids) {
        List<String> which =
                ids == null || ids.isEmpty() ? List.copyOf(registry.list().keySet()) : ids;
        for (String id : which)
            System.out.printf(Locale.ROOT, "%s: ok, off by %.1e%n", id, ModelVerifier.verify(registry.find(id)));
    }

    @Command(name = "path", description = "where models are looked for", mixinStandardHelpOptions = true)
    void path() {
        registry.roots().forEach(root -> System.out.println(root.toUri()));
    }

    private static void print(String key, Object value) {
        System.out.printf("%-12s %s%n", key, value);
    }
}
