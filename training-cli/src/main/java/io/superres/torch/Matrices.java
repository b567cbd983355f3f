package io.superres.torch;

import static io.superres.torch.Emission.library;
import static io.superres.torch.Emission.real;

import io.superres.onnx.Node;

/** Products of matrices. */
final class Matrices {
    private Matrices() {}

    static void describe(OperatorTable table) {
        table.one("MatMul", (n, e) -> "torch.matmul(" + e.full(n, 0) + ", " + e.full(n, 1) + ")")
                .one("Gemm", Matrices::gemm)
                .one("Einsum", Matrices::einsum);
    }

    private static String gemm(Node node, Emission e) {
        return library(
                "arithmetic.gemm",
                matrix(node, e, 0, "transA"),
                matrix(node, e, 1, "transB"),
                e.full(node, 2),
                real(node.realOr("alpha", 1)),
                real(node.realOr("beta", 1)));
    }

    private static String matrix(Node node, Emission e, int input, String transposed) {
        String x = e.full(node, input);
        return node.intOr(transposed, 0) != 0 ? "torch.transpose(" + x + ", 0, 1)" : x;
    }

    private static String einsum(Node node, Emission e) {
        StringBuilder operands = new StringBuilder();
        for (int i = 0; i < node.inputs().size(); i++)
            operands.append(i == 0 ? "" : ", ").append(e.full(node, i));
        String equation = node.textOr("equation", "").replaceAll("[^a-zA-Z,.>-]", "");
        return "torch.einsum(\"" + equation + "\", [" + operands + "])";
    }
}
