package io.superres.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.superres.network.adapt.AdaptSize;
import io.superres.network.adapt.Alignment;
import io.superres.network.adapt.DegradationEncoder;
import io.superres.network.adapt.ImageEncoder;
import io.superres.network.adapt.Reconstructor;
import io.superres.network.femasr.Femasr;
import io.superres.network.femasr.FemasrConfig;
import io.superres.network.femasr.Hrp;
import io.superres.network.femasr.UnetDiscriminator;
import io.superres.network.refvae.MultiScaleCritic;
import io.superres.network.refvae.RefVae;
import io.superres.network.refvae.RefVaeSize;
import io.superres.network.stablesr.DiffusionUnet;
import io.superres.network.stablesr.GuideConfig;
import io.superres.network.stablesr.PatchDiscriminator;
import io.superres.network.stablesr.TimeAwareEncoder;
import io.superres.network.stablesr.UnetConfig;
import io.superres.network.stablesr.Vae;
import io.superres.network.stablesr.VaeConfig;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.session.ConstantFolding;
import io.superres.torch.Autograd;
import io.superres.torch.ParameterVector;
import io.superres.torch.Precision;
import io.superres.torch.Torch;
import io.superres.torch.TorchGraph;
import io.superres.torch.TorchTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every network in its compact size learns in all of its weights, and can be folded for shipping. */
class NetworksTrainTest {
    /** @param shapes of the inputs, in their order */
    private record Case(Graph graph, List<long[]> shapes) {
        Case(Graph graph, long[]... shapes) {
            this(graph, List.of(shapes));
        }

        Map<String, Tensor> inputs() {
            Map<String, Tensor> inputs = new LinkedHashMap<>();
            for (int i = 0; i < shapes.size(); i++) {
                String name = graph.inputs().get(i).name();
                inputs.put(name, Synthetic.tensor(name, 1, name.equals("t") ? 500 : 0, shapes.get(i)));
            }
            return inputs;
        }

        @Override
        public String toString() {
            return graph.name() + graph.outputs().stream().map(ValueInfo::name).toList();
        }
    }

    static Stream<Case> networks() {
        FemasrConfig femasr = FemasrConfig.compact();
        DiffusionUnet unet = new DiffusionUnet(UnetConfig.compact(), true);
        AdaptSize adapt = AdaptSize.compact(4);
        RefVae refVae = new RefVae(RefVaeSize.compact());
        Vae vae = new Vae(VaeConfig.compact());
        Weights weights = new Filled();
        return Stream.of(
                new Case(new Hrp(femasr).encoder(weights), shape(2, 3, 32, 32)),
                new Case(new Hrp(femasr).decoder(weights), shape(2, 64, 4, 4)),
                new Case(new Femasr(femasr, 4).encoder(weights), shape(2, 3, 16, 16)),
                new Case(
                        new Femasr(femasr, 2).decoder(weights),
                        shape(2, 64, 4, 4),
                        shape(2, 48, 8, 8),
                        shape(2, 32, 16, 16)),
                new Case(new UnetDiscriminator(3, 12).graph(weights), shape(2, 3, 32, 32)),
                new Case(refVae.referenceEncoder(weights, 12, RefVae.Statistics.BATCH), shape(3, 64, 12, 12)),
                new Case(refVae.generator(weights, 6), shape(2, 64, 6, 6), shape(2, 64), shape(2, 3, 48, 48)),
                new Case(new MultiScaleCritic(12).graph(weights), shape(2, 3, 64, 64)),
                new Case(new DegradationEncoder(adapt).graph(weights), shape(2, 3, 16, 16)),
                new Case(new ImageEncoder(adapt).graph(weights), shape(2, 3, 16, 16)),
                new Case(
                        new Reconstructor(adapt).graph(weights),
                        shape(2, 16, 32, 32),
                        shape(2, 128),
                        shape(2, 4, 8, 8)),
                new Case(new Alignment(16, 48).graph(weights), shape(2, 16), shape(2, 16)),
                new Case(
                        unet.steered(weights),
                        shape(2, 4, 8, 8),
                        shape(2),
                        shape(1, 8, 64),
                        shape(2, 32, 8, 8),
                        shape(2, 32, 4, 4),
                        shape(2, 32, 2, 2)),
                new Case(new TimeAwareEncoder(GuideConfig.compact()).graph(weights), shape(2, 4, 8, 8), shape(1)),
                new Case(vae.encoder(weights), shape(2, 3, 32, 32)),
                new Case(vae.fusedDecoder(weights), shape(2, 4, 8, 8), shape(2, 32, 16, 16), shape(1)),
                new Case(new PatchDiscriminator(3, 16).graph(weights), shape(2, 3, 32, 32)));
    }

    private static long[] shape(long... extents) {
        return extents;
    }

    /** As in training, but that nothing begins with zero, where gradients of what lies before would vanish. */
    private static final class Filled implements Weights {
        private final Initial initial = new Initial(4);

        @Override
        public Value weight(GraphBuilder g, String name, Init init, long... shape) {
            return initial.weight(g, name, init.equals(Init.ZERO) ? new Init.Normal(0.1) : init, shape);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void allWeightsLearn(Case network) {
        Graph graph = network.graph()
                .upTo(network.graph().outputs().stream()
                        .filter(output -> output.type() == ElementType.FLOAT)
                        .toList());
        try (NDManager manager = Torch.start(1).newBaseManager();
                Autograd autograd = new Autograd();
                TorchGraph torch = TorchGraph.load(graph, Precision.FLOAT32, manager);
                Autograd.Recording on = Autograd.on()) {
            NDArray[] inputs = network.inputs().values().stream()
                    .map(tensor -> TorchTensor.of(tensor, manager))
                    .toArray(NDArray[]::new);
            NDArray theta = manager.create(torch.layout().gather(graph));
            theta.setRequiresGradient(true);
            float[] gradient = autograd.gradients(loss(torch, theta, inputs), List.of(theta))
                    .get(0)
                    .toFloatArray();
            for (ParameterVector.Entry entry : torch.layout().entries()) {
                float[] part = Arrays.copyOfRange(gradient, entry.offset(), entry.offset() + entry.size());
                double norm = 0;
                for (float v : part) norm += (double) v * v;
                assertThat(norm).as(entry.name()).isPositive().isFinite();
            }
        }
    }

    private static NDArray loss(TorchGraph torch, NDArray theta, NDArray... inputs) {
        NDList outputs = torch.forward(theta, inputs);
        NDArray sum = outputs.get(0).square().mean();
        for (NDArray output : outputs.subList(1, outputs.size()))
            sum = sum.add(output.square().mean());
        return sum;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void foldingChangesNothing(Case network) {
        Graph folded = ConstantFolding.fold(network.graph());
        Map<String, Tensor> expected = Runner.ONNX_RUNTIME.run(network.graph(), network.inputs());
        Runner.ONNX_RUNTIME.run(folded, network.inputs()).forEach((name, tensor) -> {
            if (!tensor.isFloat()) {
                assertThat(tensor).isEqualTo(expected.get(name));
                return;
            }
            float[] found = tensor.floats();
            float[] before = expected.get(name).floats();
            for (int i = 0; i < found.length; i++) assertThat(found[i]).isCloseTo(before[i], within(1e-3f));
        });
    }
}
