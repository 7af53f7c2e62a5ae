// The roles a new installation starts with. From then on the administrator's table
// counts.
#include "core/catalogue/Catalogue.h"

namespace contacts {

namespace {

using Kinds = std::set<CustomerKind>;
using Permissions = std::set<std::string, std::less<>>;
using Required = std::map<CustomerKind, std::string>;

struct Texts
{
    RoleWords en, fr, de;
};

const Kinds everywhere{CustomerKind::customer, CustomerKind::purchaser, CustomerKind::global,
                       CustomerKind::subsidiary};
/// A purchaser only pays: what has to do with the product itself is not offered to him.
const Kinds withProduct{CustomerKind::customer, CustomerKind::global, CustomerKind::subsidiary};


Required requiredByAllWithProduct(const std::string& group)
{
    return {
        {CustomerKind::customer, group}, {CustomerKind::global, group}, {CustomerKind::subsidiary, group}};
}


Role make(RoleKey key, Texts texts, Permissions permissions, const Kinds& offeredTo,
          Required requiredFor = {})
{
    Role role;
    role.key = std::move(key);
    role.words = {{"en", std::move(texts.en)}, {"fr", std::move(texts.fr)}, {"de", std::move(texts.de)}};
    role.permissions = std::move(permissions);
    role.offeredTo = offeredTo;
    role.requiredFor = std::move(requiredFor);
    return role;
}


Role makePrimary(Role role)
{
    role.primary = true;
    return role;
}


Role makeIncompatible(Role role, const RoleKey& other)
{
    role.incompatibleWith.insert(other);
    return role;
}


std::vector<Role> administration()
{
    return {
        make("management",
             {{"Management",
               "Leads the organisation’s side: manages contacts, signs agreements, sees reports."},
              {"Direction",
               "Dirige côté client : gère les contacts, signe les contrats, consulte les rapports."},
              {"Leitung", "Leitet auf Kundenseite: verwaltet Kontakte, schließt Verträge, sieht Berichte."}},
             {"contacts.manage", "tickets.raise.general", "tickets.raise.agreement", "customer.view",
              "reports.view"},
             everywhere, requiredByAllWithProduct("administration")),
        make("cust-admin",
             {{"Cust. Admin.", "Manages contacts and reminders in daily business."},
              {"Admin. client", "Gère au quotidien les contacts et les rappels."},
              {"Kundenadmin.", "Verwaltet im Alltag Kontakte und Erinnerungen."}},
             {"contacts.manage", "reminders.manage", "tickets.raise.general", "customer.view"}, everywhere,
             requiredByAllWithProduct("administration")),
    };
}


std::vector<Role> fieldsOfWork()
{
    return {
        make("agreement",
             {{"Agreement", "Speaks for the organisation in matters of the agreement; sees the contacts."},
              {"Contrat", "Interlocuteur pour les questions de contrat ; voit les contacts."},
              {"Vertrag", "Ansprechpartner in Vertragsfragen; sieht die Kontakte."}},
             {"contacts.view", "tickets.raise.agreement", "tickets.raise.general", "customer.view"},
             withProduct),
        make("application",
             {{"Application",
               "Works with the application: tickets on calculation and development; sees the contacts."},
              {"Application",
               "Utilise l’application : tickets de calcul et de développement ; voit les contacts."},
              {"Anwendung",
               "Arbeitet mit der Anwendung: Tickets zu Berechnung und Entwicklung; sieht die Kontakte."}},
             {"contacts.view", "tickets.raise.calculation", "tickets.raise.development",
              "tickets.raise.general", "customer.view"},
             withProduct, requiredByAllWithProduct("application")),
        makeIncompatible(
            make("financial",
                 {{"Financial", "Sees invoices and raises tickets about billing."},
                  {"Finances", "Voit les factures et ouvre des tickets de facturation."},
                  {"Finanzen", "Sieht Rechnungen und eröffnet Tickets zur Abrechnung."}},
                 {"billing.view", "tickets.raise.financial", "tickets.raise.general", "customer.view"},
                 everywhere, {{CustomerKind::purchaser, "financial"}}),
            "technical"),
        makeIncompatible(
            make(
                "technical",
                {{"Technical", "Runs the systems: downloads, installations, technical tickets."},
                 {"Technique", "Exploite les systèmes : téléchargements, installations, tickets techniques."},
                 {"Technik", "Betreibt die Systeme: Downloads, Installationen, technische Tickets."}},
                {"downloads.get", "systems.manage", "tickets.raise.technical", "tickets.raise.general",
                 "customer.view"},
                withProduct, requiredByAllWithProduct("technical")),
            "financial"),
        make("work-orders",
             {{"Work orders", "May create work orders."},
              {"Ordres de travail", "Peut créer des ordres de travail."},
              {"Arbeitsaufträge", "Darf Arbeitsaufträge anlegen."}},
             {"workorders.create", "tickets.raise.general"}, withProduct),
    };
}


std::vector<Role> levels()
{
    const auto& all = permission::all();
    return {
        make("reports",
             {{"Reports", "Sees the reports."},
              {"Rapports", "Voit les rapports."},
              {"Berichte", "Sieht die Berichte."}},
             {"reports.view"}, everywhere),
        make("contact-editor",
             {{"Edit contacts", "May correct the details of other contacts, but no roles."},
              {"Modifier les contacts",
               "Peut corriger les coordonnées des autres contacts, mais pas les rôles."},
              {"Kontakte bearbeiten", "Darf Angaben anderer Kontakte ändern, aber keine Rollen."}},
             {"contacts.edit"}, everywhere),
        make("admin",
             {{"Admin access", "May do everything in the portal."},
              {"Accès administrateur", "Peut tout faire dans le portail."},
              {"Vollzugriff", "Darf im Portal alles."}},
             {all.begin(), all.end()}, everywhere),
    };
}


std::vector<Role> primaries()
{
    return {
        makePrimary(
            make("primary-contact",
                 {{"Primary contact", "The one person the helpdesk turns to; visible inside the family."},
                  {"Contact principal", "La personne à qui le support s’adresse ; visible dans le groupe."},
                  {"Hauptkontakt", "Die Person, an die sich der Helpdesk wendet; im Verbund sichtbar."}},
                 {"customer.view", "family.visible"}, withProduct,
                 {{CustomerKind::subsidiary, "primary-contact"}, {CustomerKind::global, "primary-contact"}})),
        makePrimary(
            make("primary-technical",
                 {{"Primary technical contact", "The one person for technical matters."},
                  {"Contact technique principal", "La personne à contacter pour les questions techniques."},
                  {"Technischer Hauptkontakt", "Die Person für technische Fragen."}},
                 {"tickets.raise.technical"}, withProduct)),
        makePrimary(make("primary-financial",
                         {{"Primary financial contact", "The one person for billing matters."},
                          {"Contact financier principal", "La personne à contacter pour la facturation."},
                          {"Kaufmännischer Hauptkontakt", "Die Person für Fragen zur Abrechnung."}},
                         {"tickets.raise.financial"}, everywhere)),
    };
}

}  // namespace


Catalogue standardCatalogue()
{
    std::vector<Role> roles;
    for (auto&& group : {administration(), fieldsOfWork(), levels(), primaries()})
        roles.insert(roles.end(), group.begin(), group.end());
    return Catalogue(std::move(roles));
}

}  // namespace contacts
