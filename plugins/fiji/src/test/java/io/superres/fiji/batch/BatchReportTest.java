package io.superres.fiji.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchReportTest {
    @TempDir
    Path folder;

    private Outcome outcome(String name, Status status, String message) {
        return new Outcome(
                new Job(
                        folder.resolve("in").resolve(name),
                        folder.resolve("out/sub").resolve(name)),
                status,
                1.25,
                20,
                10,
                3,
                message);
    }

    private List<List<String>> rows() throws Exception {
        return Csv.rows(Files.readString(folder.resolve("out/superres-report.csv")));
    }

    @Test
    void everyTextSurvives() {
        List<String> fields = List.of("plain", "", "a,b", "say \"x\"", "two\nlines", "cr\rlf\r\n", "\"", "caf\u00e9");
        assertThat(Csv.rows(Csv.line(fields) + Csv.line(List.of("next")))).containsExactly(fields, List.of("next"));
        assertThat(Csv.line(List.of("a", "b\"c"))).isEqualTo("a,\"b\"\"c\"\r\n");
    }

    @Test
    void eachInputHasOneRowTheLatest() throws Exception {
        BatchReport first = new BatchReport(folder.resolve("out"));
        first.add(outcome("a.tif", Status.DONE, ""));
        first.add(outcome("b, \"b\".tif", Status.FAILED, "broken\nfile"));
        first.save();
        BatchReport second = new BatchReport(folder.resolve("out"));
        second.add(outcome("b, \"b\".tif", Status.DONE, ""));
        second.add(outcome("c.tif", Status.SKIPPED, "finished before"));
        second.save();

        assertThat(rows()).hasSize(4);
        assertThat(rows().get(1))
                .containsExactly(
                        folder.resolve("in/a.tif").toString(),
                        "sub/a.tif".replace('/', java.io.File.separatorChar),
                        "done",
                        "1.250",
                        "20",
                        "10",
                        "3",
                        "");
        assertThat(rows().get(2)).element(2).isEqualTo("done");
        assertThat(rows().get(3)).element(7).isEqualTo("finished before");
    }

    @Test
    void aTableThatWasCutIsMended() throws Exception {
        BatchReport first = new BatchReport(folder.resolve("out"));
        first.add(outcome("a.tif", Status.DONE, ""));
        first.add(outcome("b.tif", Status.FAILED, "a, b"));
        first.save();
        Path file = BatchReport.in(folder.resolve("out"));
        String text = Files.readString(file);
        for (int length = 0; length < text.length(); length++) {
            Files.writeString(file, text.substring(0, length));
            BatchReport again = new BatchReport(folder.resolve("out"));
            again.add(outcome("b.tif", Status.DONE, ""));
            again.save();
            assertThat(rows()).allSatisfy(row -> assertThat(row).hasSize(8));
            assertThat(rows().get(rows().size() - 1)).element(2).isEqualTo("done");
        }
    }
}
