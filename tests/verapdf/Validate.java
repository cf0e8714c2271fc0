import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Holds PDF files against veraPDF's profiles of PDF/UA-1 and PDF/A-3a, and prints a line for each, with every rule that
 * failed. The profiles are veraPDF's own, out of its jar; they are read here by Java's own XML reader, because veraPDF's
 * needs a library (JAXB) that neither Java nor the jar brings.
 */
public class Validate {
    static final Map<String, String> PROFILES = new TreeMap<>(Map.of("ua1", "PDFUA-1", "3a", "PDFA-3A"));

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (var entry : PROFILES.entrySet()) {
            ValidationProfile profile = profile(entry.getKey(), entry.getValue());
            for (String file : files) {
                try (InputStream pdf = new FileInputStream(file);
                        PDFAParser parser = Foundries.defaultInstance().createParser(pdf, profile.getPDFAFlavour())) {
                    report(file, entry.getKey(), profile,
                            Foundries.defaultInstance().createValidator(profile, false).validate(parser));
                }
            }
        }
    }

    static void report(String file, String name, ValidationProfile profile, ValidationResult result) {
        System.out.println(String.join("\t", result.isCompliant() ? "pass" : "fail", name,
                String.valueOf(profile.getRules().size()), String.valueOf(result.getTotalAssertions()), file));
        for (TestAssertion one : result.getTestAssertions()) {
            System.out.println(String.join("\t", "", one.getRuleId().getClause(),
                    String.valueOf(one.getRuleId().getTestNumber()), one.getMessage(), one.getLocation().getContext()));
        }
    }

    static ValidationProfile profile(String name, String file) throws Exception {
        Element root;
        try (InputStream xml = Rule.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + file + ".xml")) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : all(root, "rule")) {
            Element id = all(rule, "id").get(0);
            RuleId key = Profiles.ruleIdFromValues(
                    PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                    id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
            rules.add(Profiles.ruleFromValues(key, rule.getAttribute("object"),
                    rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
                    rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                    Profiles.errorFromValues(text(rule, "message"), List.of()), List.of()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element one : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(one.getAttribute("name"), one.getAttribute("object"),
                    text(one, "defaultValue"), text(one, "value")));
        }
        return Profiles.profileFromValues(PDFAFlavour.byFlavourId(name),
                Profiles.profileDetailsFromValues(file, "", "", new Date(0)), "", rules, variables);
    }

    static List<Element> all(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int number = 0; number < found.getLength(); number++) {
            elements.add((Element) found.item(number));
        }
        return elements;
    }

    static String text(Element parent, String name) {
        return all(parent, name).get(0).getTextContent();
    }
}
