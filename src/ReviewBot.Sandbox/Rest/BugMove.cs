using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Product, component and version of a bug.</summary>
internal sealed class BugMove(Call call, Bug bug, BugChange change)
{
    public void Apply()
    {
        var product = call.Args.Text("product") is { Length: > 0 } name && name != bug.Product.Name
            ? call.State.Products.GetValueOrDefault(name)
                ?? throw new BugzillaException(106, $"Sorry, either the product {name} does not exist or you aren't authorized to enter a bug into it.")
            : bug.Product;
        var component = call.Args.Text("component") is { Length: > 0 } c ? Products.Component(product, c) : bug.Component;
        var version = call.Args.Text("version") is { Length: > 0 } v ? Products.Version(product, v) : bug.Version;
        if (product != bug.Product)
        {
            change.Require("Product", bug.Product.Name, product.Name);
            Products.Component(product, component);
            change.Edit.Change("product", bug.Product.Name, product.Name, () => bug.Product = product);
            DropFlags();
        }

        if (component != bug.Component)
        {
            change.Require("Component", bug.Component, component);
            change.Edit.Change("component", bug.Component, component, () => bug.Component = component);
        }

        change.Edit.Change("version", bug.Version, version, () => bug.Version = version);
    }

    private void DropFlags()
    {
        var lost = bug.Flags.Concat(bug.Attachments.SelectMany(a => a.Flags)).Where(f => !f.Type.IsIn(bug.Product.Name)).ToList();
        bug.Flags.RemoveAll(lost.Contains);
        bug.Attachments.ForEach(a => a.Flags.RemoveAll(lost.Contains));
        change.Edit.Record("flagtypes.name", string.Join(", ", lost.Select(f => f.Text)), "");
    }
}
