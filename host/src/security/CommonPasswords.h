// Words of which the most common passwords of public leaks are made, in small letters and without figures.
// With a least length of twelve nearly every listed password is one of these, twice, or with figures and
// signs around it (isCommonPassword()).
#pragma once

#include <array>
#include <string_view>

namespace supportcentre {

inline constexpr std::array<std::string_view, 205> commonWords{
    "aaaa",       "abc",        "abcd",          "abcde",      "abcdef",     "abcdefg",    "abcdefgh",
    "access",     "admin",      "administrator", "amanda",     "andrew",     "angel",      "angels",
    "anthony",    "apple",      "arsenal",       "asd",        "asdf",       "asdfgh",     "asdfghjkl",
    "ashley",     "autumn",     "azerty",        "azertyuiop", "baby",       "babygirl",   "bailey",
    "banana",     "barcelona",  "baseball",      "basketball", "batman",     "beautiful",  "bienvenue",
    "blessed",    "bonjour",    "business",      "buster",     "butterfly",  "change",     "changeme",
    "charlie",    "cheese",     "chelsea",       "chicken",    "chocolate",  "christ",     "cocacola",
    "company",    "computer",   "contrasena",    "cookie",     "corvette",   "cowboy",     "daniel",
    "database",   "december",   "default",       "demo",       "dollar",     "dragon",     "einstein",
    "facebook",   "family",     "ferrari",       "flower",     "football",   "forever",    "fortnite",
    "freedom",    "george",     "ginger",        "gmail",      "google",     "guest",      "hallo",
    "hannah",     "harley",     "heaven",        "hello",      "helpdesk",   "hockey",     "hotmail",
    "hunter",     "ilove",      "iloveyou",      "internet",   "iphone",     "january",    "jennifer",
    "jessica",    "jesus",      "jetaime",       "jordan",     "joshua",     "killer",     "letmein",
    "linux",      "liverpool",  "login",         "love",       "lovely",     "lover",      "loveyou",
    "maggie",     "manchester", "master",        "matrix",     "matthew",    "mercedes",   "merlin",
    "michael",    "michelle",   "mickey",        "microsoft",  "minecraft",  "monday",     "money",
    "monkey",     "motdepasse", "mustang",       "mynameis",   "mypassword", "naruto",     "nicole",
    "nopassword", "nothing",    "office",        "orange",     "pass",       "passw",      "password",
    "passwort",   "pepper",     "pepsi",         "phoenix",    "pokemon",    "porsche",    "princess",
    "private",    "purple",     "qazwsx",        "qazwsxedc",  "qwe",        "qweasd",     "qweasdzxc",
    "qwerty",     "qwertyuiop", "qwertz",        "qwertzuiop", "ranger",     "realmadrid", "robert",
    "root",       "samantha",   "samsung",       "secret",     "secure",     "security",   "senha",
    "server",     "service",    "shadow",        "snoopy",     "soccer",     "sommer",     "spiderman",
    "spring",     "starwars",   "summer",        "sunshine",   "superman",   "support",    "sweetheart",
    "sweety",     "system",     "temp",          "temporary",  "test",       "tester",     "testing",
    "thomas",     "thunder",    "tiger",         "tigger",     "trustno",    "united",     "user",
    "wachtwoord", "wasd",       "welcome",       "whatever",   "william",    "willkommen", "windows",
    "winter",     "word",       "yahoo",         "yamaha",     "yellow",     "yxcvbnm",    "zxc",
    "zxcvbn",     "zxcvbnm"};

}  // namespace supportcentre
