package org.mailherd.imap.search;

import java.util.List;
import org.mailherd.imap.syntax.SearchKey;

/** What it takes to answer a key, cheapest first. */
enum Cost {
    SNAPSHOT,
    NUMBERS,
    HEADER_COLUMNS,
    HEADER,
    OCTETS;

    static Cost of(SearchKey key) {
        return switch (key) {
            case SearchKey.All _,
                    SearchKey.Numbers _,
                    SearchKey.Uids _,
                    SearchKey.Saved _,
                    SearchKey.Flag _,
                    SearchKey.Recent _,
                    SearchKey.SaveDateSupported _,
                    SearchKey.ModSeq _ ->
                    SNAPSHOT;
            case SearchKey.Larger _,
                    SearchKey.Smaller _,
                    SearchKey.Received _,
                    SearchKey.SavedOn _,
                    SearchKey.Older _,
                    SearchKey.Younger _,
                    SearchKey.EmailId _ ->
                    NUMBERS;
            case SearchKey.Sent _, SearchKey.ThreadId _, SearchKey.Envelope _ -> HEADER_COLUMNS;
            case SearchKey.Header _ -> HEADER;
            case SearchKey.Body _, SearchKey.Text _ -> OCTETS;
            case SearchKey.Not(SearchKey inner) -> of(inner);
            case SearchKey.Or(SearchKey left, SearchKey right) -> highest(List.of(left, right));
            case SearchKey.And(List<SearchKey> keys) -> highest(keys);
        };
    }

    private static Cost highest(List<SearchKey> keys) {
        return keys.stream().map(Cost::of).max(Cost::compareTo).orElse(SNAPSHOT);
    }
}
