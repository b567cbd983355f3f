package io.superres.weights;

import io.superres.BadInputException;
import io.superres.onnx.ModelFormatException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Python's pickles as far as they hold dictionaries, lists, numbers, texts and tensors (protocols 0 to 5). Names of
 * classes and functions are only compared with the few that tensors need; nothing is ever loaded or called. Confined to
 * one thread.
 */
final class Pickle {
    private static final Object MARK = new Object();

    /** Stands for a class or function of Python's. */
    record Global(String module, String name) {
        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    private final PickleInput in;
    private final PickleObjects objects;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Long, Object> memo = new HashMap<>();

    private Pickle(PickleInput in, PickleObjects objects) {
        this.in = in;
        this.objects = objects;
    }

    /**
     * The object that a pickle holds: a {@link Map}, {@link List}, {@link String}, {@link Long}, {@link Double}, {@link
     * Boolean}, null, {@link StoredTensor} or {@link Global}.
     *
     * @throws ModelFormatException if it is damaged or asks for something to be run
     */
    static Object read(PickleInput in, PickleObjects objects) throws IOException {
        try {
            return new Pickle(in, objects).run();
        } catch (BadInputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelFormatException("the pickle is damaged; get the file again", e);
        }
    }

    private Object run() throws IOException {
        while (true) {
            int code = in.byte1();
            if (code == '.') return pop();
            step(code);
        }
    }

    private void step(int code) throws IOException {
        switch (code) {
            case 0x80 -> in.byte1();
            case 0x95 -> in.little(8);
            case '(' -> push(MARK);
            case '0' -> pop();
            case '1' -> marked();
            case '2' -> push(top());
            case 'N' -> push(null);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) (int) in.little(4));
            case 'K' -> push((long) in.byte1());
            case 'M' -> push((long) in.unsigned(2));
            case 'I' -> push(integer(in.line()));
            case 'L' -> push(Long.parseLong(in.line().replace("L", "")));
            case 0x8a -> push(whole(in.byte1()));
            case 0x8b -> push(whole(in.unsigned(4)));
            case 'G' -> push(Double.longBitsToDouble(in.big(8)));
            case 'F' -> push(Double.parseDouble(in.line()));
            case 'X' -> push(in.text(in.unsigned(4)));
            case 0x8c -> push(in.text(in.byte1()));
            case 0x8d -> push(in.text(in.unsigned(8)));
            case 'U', 'C' -> push(in.text(in.byte1()));
            case 'T', 'B' -> push(in.text(in.unsigned(4)));
            case 'V', 'S' -> push(in.line().replaceAll("^'|'$", ""));
            default -> container(code);
        }
    }

    private void container(int code) throws IOException {
        switch (code) {
            case '}' -> push(new LinkedHashMap<Object, Object>());
            case ']' -> push(new ArrayList<>());
            case ')' -> push(List.of());
            case 't' -> push(Collections.unmodifiableList(marked()));
            case 0x85, 0x86, 0x87 -> push(Collections.unmodifiableList(last(code - 0x84)));
            case 'l' -> push(marked());
            case 'd' -> {
                List<Object> items = marked();
                push(new LinkedHashMap<Object, Object>());
                setItems(items);
            }
            case 'a' -> {
                Object item = pop();
                list(top()).add(item);
            }
            case 'e' -> {
                List<Object> items = marked();
                list(top()).addAll(items);
            }
            case 's' -> setItems(last(2));
            case 'u' -> setItems(marked());
            case 'p' -> memo.put(Long.parseLong(in.line()), top());
            case 'q' -> memo.put((long) in.byte1(), top());
            case 'r' -> memo.put((long) in.unsigned(4), top());
            case 0x94 -> memo.put((long) memo.size(), top());
            case 'g' -> push(remembered(Long.parseLong(in.line())));
            case 'h' -> push(remembered(in.byte1()));
            case 'j' -> push(remembered(in.unsigned(4)));
            default -> object(code);
        }
    }

    private void object(int code) throws IOException {
        switch (code) {
            case 'c' -> push(new Global(in.line(), in.line()));
            case 0x93 -> {
                List<Object> names = last(2);
                push(new Global((String) names.get(0), (String) names.get(1)));
            }
            case 'R' -> {
                List<Object> call = last(2);
                push(objects.called((Global) call.get(0), list(call.get(1))));
            }
            case 0x81 -> {
                List<Object> call = last(2);
                push(objects.made((Global) call.get(0)));
            }
            case 'b' -> {
                Object state = pop();
                objects.built(top(), state);
            }
            case 'Q' -> push(objects.stored(list(pop())));
            default ->
                throw new ModelFormatException(
                        String.format("the pickle has the instruction 0x%02x, which no file of tensors needs", code));
        }
    }

    private Object integer(String line) {
        if (line.equals("00")) return false;
        if (line.equals("01")) return true;
        return Long.parseLong(line);
    }

    /** Numbers of more than eight bytes are only ever compared. */
    private Object whole(int length) throws IOException {
        byte[] little = in.bytes(length);
        byte[] big = new byte[length];
        for (int i = 0; i < length; i++) big[i] = little[length - 1 - i];
        BigInteger value = length == 0 ? BigInteger.ZERO : new BigInteger(big);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private void setItems(List<Object> items) {
        Map<Object, Object> map = map(top());
        for (int i = 0; i < items.size(); i += 2) map.put(key(items.get(i)), items.get(i + 1));
    }

    /** Objects of other kinds might hold themselves. */
    private static Object key(Object key) {
        if (key instanceof String || key instanceof Number || key instanceof Boolean) return key;
        throw new ModelFormatException("the pickle has a dictionary whose keys are no texts or numbers");
    }

    private Object remembered(long key) {
        if (!memo.containsKey(key)) throw new ModelFormatException("the pickle is damaged; get the file again");
        return memo.get(key);
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private Object top() {
        return stack.get(stack.size() - 1);
    }

    private List<Object> last(int number) {
        List<Object> tail = stack.subList(stack.size() - number, stack.size());
        List<Object> copy = new ArrayList<>(tail);
        tail.clear();
        return copy;
    }

    private List<Object> marked() {
        int mark = stack.lastIndexOf(MARK);
        List<Object> tail = stack.subList(mark + 1, stack.size());
        List<Object> copy = new ArrayList<>(tail);
        tail.clear();
        stack.remove(mark);
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Object value) {
        return value instanceof PickleObjects.Attributes attributes ? attributes.values() : (Map<Object, Object>) value;
    }
}
