#include "tests/contract/Contracts.h"
#include "tests/contract/Places.h"

namespace contacts::tests {

void AuditWalkContract::givesAWantedWalkToOneWorker()
{
    const auto take = [&](const std::string& token, long long now, long long until) {
        return inOne([&](UnitOfWork& work) { return work.walks().take(token, at(now), at(until)); });
    };
    CPPUNIT_ASSERT(!take("early", 100, 200));
    inOne([](UnitOfWork& work) { work.walks().want(at(100)); });
    CPPUNIT_ASSERT(reading([](UnitOfWork& work) { return work.walks().state().wanted; }));
    CPPUNIT_ASSERT(take("one", 100, 200));
    inOne([](UnitOfWork& work) { work.walks().want(at(150)); });
    CPPUNIT_ASSERT(!take("two", 150, 250));
    CPPUNIT_ASSERT(take("two", 200, 300));
    CPPUNIT_ASSERT(!inOne([](UnitOfWork& work) { return work.walks().finish("one", {}); }));
    CPPUNIT_ASSERT(inOne([](UnitOfWork& work) { return work.walks().finish("two", {}); }));
    CPPUNIT_ASSERT(!reading([](UnitOfWork& work) { return work.walks().state().wanted; }));
}


void AuditWalkContract::keepsWhatTheLastOneFound()
{
    inOne([](UnitOfWork& work) { work.walks().want(at(100)); });
    AuditWalkState found;
    found.finishedAt = at(170);
    found.entries = 8'000'000'001;
    found.chains = 3;
    found.broken = 2;
    found.firstBad = "7:12 9:1";
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.walks().take("t", at(100), at(200)));
        CPPUNIT_ASSERT(work.walks().finish("t", found));
        work.walks().want(at(300));
    });
    const auto state = reading([](UnitOfWork& work) { return work.walks().state(); });
    CPPUNIT_ASSERT(state.wanted && state.wantedAt == at(300) && state.finishedAt == at(170));
    CPPUNIT_ASSERT(state.entries == 8'000'000'001 && state.chains == 3 && state.broken == 2);
    CPPUNIT_ASSERT_EQUAL(std::string("7:12 9:1"), state.firstBad);
}


ImportId ImportContract::given(const std::string& content)
{
    ImportRun run;
    run.account = AccountId{3};
    run.contact = ContactId{4};
    run.fileName = "people 🍺.csv";
    run.rows = 7;
    run.createdAt = at(100);
    return inOne([&](UnitOfWork& work) { return work.imports().add(run, content, at(100)); });
}


ImportRun ImportContract::found(ImportId id)
{
    return reading([&](UnitOfWork& work) { return work.imports().find(id).value(); });
}


void ImportContract::keepsEveryFieldOfAFile()
{
    std::string content;
    for (int i = 0; i < 3000; ++i)
        content += "Ätna 🍺;";
    const auto id = given(content);
    const auto other = given();
    CPPUNIT_ASSERT(content == reading([&](UnitOfWork& work) { return work.imports().content(id); }));
    CPPUNIT_ASSERT(found(id).state == ImportState::checking);
    CPPUNIT_ASSERT_EQUAL(std::string("people 🍺.csv"), found(id).fileName);
    CPPUNIT_ASSERT(found(id).account == AccountId{3} && found(id).contact == ContactId{4});
    CPPUNIT_ASSERT(found(id).createdAt == at(100) && found(id).rows == 7 && found(id).done == 0);
    const auto list = reading([](UnitOfWork& work) { return work.imports().list({}, 5); });
    CPPUNIT_ASSERT(list.size() == 2 && list.front().id == other);
    CPPUNIT_ASSERT(reading([](UnitOfWork& work) { return work.imports().list(CustomerId{9}, 5); }).empty());

    auto end = found(id);
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.imports().take("t", at(100), at(200)));
        end.state = ImportState::checked;
        end.rows = 12;
        end.done = 5;
        end.totals = {{"added", "12"}, {"note", "a=b\nc"}};
        end.finishedAt = at(150);
        CPPUNIT_ASSERT(work.imports().finish(end, "t"));
    });
    const auto read = found(id);
    CPPUNIT_ASSERT(read.state == ImportState::checked && read.rows == 12 && read.done == 5);
    CPPUNIT_ASSERT(read.totals == end.totals && read.finishedAt == at(150));
    // It waits for a yes, so the file is still there.
    CPPUNIT_ASSERT(content == reading([&](UnitOfWork& work) { return work.imports().content(id); }));
}


void ImportContract::givesAFileToOneWorkerAtATime()
{
    const auto id = given();
    const auto take = [&](const std::string& token, long long now, long long until) {
        return inOne([&](UnitOfWork& work) { return work.imports().take(token, at(now), at(until)); });
    };
    CPPUNIT_ASSERT(!reading([](UnitOfWork& work) { return work.imports().anyDue(at(99), at(0)); }));
    CPPUNIT_ASSERT(reading([](UnitOfWork& work) { return work.imports().anyDue(at(100), at(0)); }));
    CPPUNIT_ASSERT(take("one", 100, 200)->id == id);
    CPPUNIT_ASSERT(!take("two", 199, 300));
    CPPUNIT_ASSERT(take("two", 200, 300)->id == id);
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.imports().proceed(id, "one", 1, at(400)));
        CPPUNIT_ASSERT(work.imports().proceed(id, "two", 7, at(400)));
        auto run = work.imports().find(id).value();
        CPPUNIT_ASSERT_EQUAL(std::size_t(7), run.done);
        run.state = ImportState::refused;
        CPPUNIT_ASSERT(!work.imports().finish(run, "one"));
        CPPUNIT_ASSERT(work.imports().finish(run, "two"));
    });
    CPPUNIT_ASSERT(!take("three", 900, 999));
    CPPUNIT_ASSERT_EQUAL(std::string(),
                         reading([&](UnitOfWork& work) { return work.imports().content(id); }));
}


void ImportContract::movesOnlyFromTheStateItIsIn()
{
    const auto id = given();
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.imports().begin(id, true, at(110)));
        CPPUNIT_ASSERT(work.imports().take("t", at(110), at(200)));
        auto run = work.imports().find(id).value();
        run.state = ImportState::checked;
        CPPUNIT_ASSERT(work.imports().finish(run, "t"));
    });
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.imports().begin(id, true, at(120)); }));
    CPPUNIT_ASSERT(found(id).state == ImportState::writing && found(id).invites);
    CPPUNIT_ASSERT(!inOne([&](UnitOfWork& work) { return work.imports().begin(id, false, at(130)); }));
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.imports().take("u", at(130), at(200)); }));
}


void ImportContract::stopsWhoeverIsAtIt()
{
    const auto id = given();
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.imports().take("t", at(110), at(200))); });
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.imports().stop(id, at(120)); }));
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.imports().proceed(id, "t", 1, at(300)));
        CPPUNIT_ASSERT(!work.imports().stop(id, at(130)));
        CPPUNIT_ASSERT(!work.imports().begin(id, false, at(130)));
        CPPUNIT_ASSERT(!work.imports().take("u", at(900), at(999)));
        CPPUNIT_ASSERT_EQUAL(std::string(), work.imports().content(id));
    });
    CPPUNIT_ASSERT(found(id).state == ImportState::stopped && found(id).finishedAt == at(120));

    // Of what was only compared nothing is in force; whoever was writing tells how far he came.
    const auto compared = given();
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.imports().take("c", at(110), at(200)));
        CPPUNIT_ASSERT(work.imports().proceed(compared, "c", 7, at(300)));
        CPPUNIT_ASSERT(work.imports().stop(compared, at(120)));
        auto run = work.imports().find(compared).value();
        run.state = ImportState::checked;
        CPPUNIT_ASSERT(!work.imports().finish(run, "c"));
    });
    CPPUNIT_ASSERT(found(compared).state == ImportState::stopped && found(compared).done == 0);
    const auto writing = given();
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.imports().take("w", at(110), at(200)));
        auto run = work.imports().find(writing).value();
        run.state = ImportState::checked;
        CPPUNIT_ASSERT(work.imports().finish(run, "w"));
        CPPUNIT_ASSERT(work.imports().begin(writing, false, at(210)));
        CPPUNIT_ASSERT(work.imports().take("w", at(220), at(300)));
        CPPUNIT_ASSERT(work.imports().proceed(writing, "w", 7, at(310)));
        CPPUNIT_ASSERT(work.imports().stop(writing, at(320)));
        CPPUNIT_ASSERT(work.imports().find(writing)->done == 7);
        CPPUNIT_ASSERT(!work.imports().proceed(writing, "w", 8, at(330)));
        run.state = ImportState::stopped;
        run.done = 9;
        run.finishedAt = at(340);
        CPPUNIT_ASSERT(!work.imports().finish(run, "another"));
        CPPUNIT_ASSERT(work.imports().finish(run, "w"));
        CPPUNIT_ASSERT(!work.imports().finish(run, "w"));
    });
    CPPUNIT_ASSERT(found(writing).state == ImportState::stopped && found(writing).done == 9);
}


void ImportContract::tellsRowsWorstFirstPageByPage()
{
    const auto id = given();
    std::vector<ReportedRow> rows;
    for (std::size_t line = 2; line < 52; ++line)
    {
        ReportedRow row;
        row.gravity = line % 10 == 0  ? ReportedRow::Gravity::error
                      : line % 5 == 0 ? ReportedRow::Gravity::warning
                      : line % 2 == 0 ? ReportedRow::Gravity::effect
                                      : ReportedRow::Gravity::unchanged;
        row.line = line;
        row.effect = "added";
        row.column = "roles";
        row.value = "🍺 = \n|";
        row.rule = "unknown-role";
        row.facts = {{"role", "x=y"}};
        rows.push_back(row);
    }
    inOne([&](UnitOfWork& work) {
        work.imports().report(id, {rows.front()});
        work.imports().report(id, rows);
    });
    std::string lines;
    std::optional<ImportStore::RowCursor> from = ImportStore::RowCursor{};
    int pages = 0;
    while (from)
    {
        const auto page = reading([&](UnitOfWork& work) { return work.imports().rows(id, *from, 7); });
        for (const auto& row : page.rows)
            lines += std::to_string(row.line) + " ";
        from = page.next;
        CPPUNIT_ASSERT(++pages < 20);
        if (pages == 1)
        {
            CPPUNIT_ASSERT_EQUAL(std::string("🍺 = \n|"), page.rows.front().value);
            CPPUNIT_ASSERT_EQUAL(std::string("x=y"), page.rows.front().facts.at("role"));
            CPPUNIT_ASSERT(page.rows.front().gravity == ReportedRow::Gravity::error);
        }
    }
    CPPUNIT_ASSERT_EQUAL(8, pages);
    CPPUNIT_ASSERT_EQUAL(
        std::string("10 20 30 40 50 5 15 25 35 45 2 4 6 8 12 14 16 18 22 24 26 28 32 34 36 38 "
                    "42 44 46 48 3 7 9 11 13 17 19 21 23 27 29 31 33 37 39 41 43 47 49 51 "),
        lines);
}


void ImportContract::forgetsWhatIsDismissedOrOld()
{
    const auto id = given();
    const auto other = given();
    inOne([&](UnitOfWork& work) {
        work.imports().report(id, {ReportedRow{}});
        work.imports().remove(id);
    });
    CPPUNIT_ASSERT(!reading([&](UnitOfWork& work) { return work.imports().find(id); }));
    CPPUNIT_ASSERT(reading([&](UnitOfWork& work) { return work.imports().rows(id, {}, 5).rows; }).empty());
    CPPUNIT_ASSERT(!reading([](UnitOfWork& work) { return work.imports().anyDue(at(1), at(100)); }));
    CPPUNIT_ASSERT(reading([](UnitOfWork& work) { return work.imports().anyDue(at(1), at(101)); }));
    inOne([](UnitOfWork& work) { work.imports().removeBefore(at(100)); });
    CPPUNIT_ASSERT(reading([&](UnitOfWork& work) { return work.imports().find(other); }));
    inOne([](UnitOfWork& work) { work.imports().removeBefore(at(101)); });
    CPPUNIT_ASSERT(!reading([&](UnitOfWork& work) { return work.imports().find(other); }));
}

}  // namespace contacts::tests
