using ReviewBot.Servers;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Policies;

/// <summary>What the products' flag types must be like, and what we may do with them.</summary>
internal static class FlagTypeRules
{
    // Stands in a line for the products that it is about.
    private const string Product = "{product}";

    /// <summary>Looks at each product's types of the names in the settings.</summary>
    public static void Check(ReviewBotSettings settings, ServerDescription server, SettingsFindings found)
    {
        var s = settings.Bugzilla;
        var missing = server.Products.Where(p => !p.Exists).ToList();
        foreach (var product in missing)
        {
            found.Errors.Add($"Bugzilla:Products: the server has no product \"{product.Product}\", or hides it from this account; correct the name or take it out");
        }

        List<ProductFlags> products = [.. server.Products.Except(missing)];
        if (products.Count > 0 && products.TrueForAll(p => p.Review.IsEmpty))
        {
            found.Errors.Add($"Bugzilla:FlagName: none of the products in Bugzilla:Products has an attachment flag type \"{s.FlagName}\"; correct one of the two settings, or ask the server's administrators for the flag type");
        }
        else
        {
            Tell(found.Errors, products, p => ReviewErrors(p, s));
            Tell(found.Warnings, products, p => ReviewWarnings(p, s));
        }

        Tell(found.Warnings, products, p => NeedinfoWarnings(p, s));
        if (products.Count > 0 && products.TrueForAll(p => p.Needinfo.IsEmpty))
        {
            found.Notes.Add($"Bugzilla:NeedinfoFlag: the server has no flag \"{s.NeedinfoFlag}\" on bugs; questions are asked in comments alone");
        }

        if (settings.Replies.SetVerdict == SetVerdict.OnCommand && !server.MayDecide)
        {
            found.Notes.Add($"Replies:SetVerdict: the server does not let this account set {s.FlagName}+ or {s.FlagName}-; `approve` and `deny` are answered with \"please set the flag yourself\". (Without that right the server itself keeps this account from overwriting a decision.) The flag type has a grant group then, and whose it is the server doesn't show: a steward outside it is refused when asked, and the next one is asked");
        }
    }

    // What is the same in several products is one line.
    private static void Tell(List<string> lines, List<ProductFlags> products, Func<ProductFlags, IEnumerable<string>> say)
    {
        foreach (var same in products.SelectMany(p => say(p).Select(line => (p.Product, Line: line))).GroupBy(x => x.Line, x => $"\"{x.Product}\""))
        {
            lines.Add(same.Key.Replace(Product, string.Join(", ", same), StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> ReviewErrors(ProductFlags product, BugzillaSettings s)
    {
        if (product.Review.IsEmpty)
        {
            yield return $"Bugzilla:Products: there is no attachment flag type \"{s.FlagName}\" in {Product}; take it out, or ask the server's administrators for the flag type there";
        }
        else if (!product.ActiveReview.Any())
        {
            yield return $"Bugzilla:FlagName: the attachment flag type \"{s.FlagName}\" in {Product} is inactive, so nobody can ask for a review; ask the server's administrators to activate it";
        }

        foreach (var type in product.ActiveReview)
        {
            if (!type.IsRequesteeble)
            {
                yield return $"Bugzilla:FlagName: \"{s.FlagName}\" in {Product} (type {type.Id}) can't be asked of a person in particular, so no steward can be named in it; ask the server's administrators to make it \"specifically requestable\"";
            }

            if (!type.Values.Contains("?"))
            {
                yield return $"Bugzilla:FlagName: the account may not request \"{s.FlagName}\" in {Product} (type {type.Id}), so it can't ask a steward; ask for membership in that type's request group";
            }
            else if (!type.Values.Contains("X"))
            {
                yield return $"Bugzilla:FlagName: the account may not clear \"{s.FlagName}\" in {Product} (type {type.Id}); ask the server's administrators for that right";
            }
        }
    }

    private static IEnumerable<string> ReviewWarnings(ProductFlags product, BugzillaSettings s)
    {
        if (product.ActiveReview.Skip(1).Any())
        {
            yield return $"Bugzilla:FlagName: there is more than one attachment flag type \"{s.FlagName}\" in {Product} (types {Ids(product.ActiveReview)}); requests with either are looked after, but people have to choose: ask the server's administrators to deactivate what isn't needed";
        }
    }

    private static IEnumerable<string> NeedinfoWarnings(ProductFlags product, BugzillaSettings s)
    {
        if (product.Asking is not { } asking)
        {
            yield break;
        }

        var active = product.Needinfo.Where(t => t.IsActive).ToList();
        if (active.Count > 1)
        {
            yield return $"Bugzilla:NeedinfoFlag: there is more than one bug flag type \"{s.NeedinfoFlag}\" in {Product} (types {Ids(active)}); type {asking.Id} is used. Whoever sets one by name is refused by the server: ask its administrators to rename or deactivate the other";
        }

        if (!asking.IsRequesteeble || !asking.Values.Contains("?"))
        {
            yield return $"Bugzilla:NeedinfoFlag: \"{s.NeedinfoFlag}\" in {Product} (type {asking.Id}) {(asking.IsRequesteeble ? "may not be requested by this account" : "can't be asked of a person in particular")}; questions are asked in comments alone there";
        }
        else if (!asking.IsMultiplicable)
        {
            yield return $"Bugzilla:NeedinfoFlag: \"{s.NeedinfoFlag}\" in {Product} (type {asking.Id}) can stand on a bug only once; where somebody is asked by it already, further questions are asked in comments alone";
        }
    }

    private static string Ids(IEnumerable<Bugzilla.Models.FlagType> types) => string.Join(", ", types.Select(t => t.Id).Order());
}
