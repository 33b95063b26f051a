//! One person under two spellings, and two persons with much the same name.

use super::super::NameRelation::{Same, Variant};
use super::relation;

const ONE_PERSON: &[(&str, &str)] = &[
    ("Sviatlana Tsikhanouskaya", "Svetlana Tikhanovskaya"),
    ("Alexander Lukashenko", "Alexander Lukashenka"),
    ("Alyaksandr Lukashenka", "Aleksandr Lukashenko"),
    ("Viktor Babariko", "Viktar Babaryka"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Volodymyr Zelenskiy", "Vladimir Zelensky"),
    ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
    ("Muammar Gaddafi", "Moammar Khadafy"),
    ("Muammar Gaddafi", "Muammar Qaddafi"),
    ("Muammar Qadhafi", "Muammar Gaddafi"),
    ("Saddam Hussein", "Saddam Husain"),
    ("Mohammed Morsi", "Muhammad Mursi"),
    ("Ali Khamenei", "Ali Khamenei"),
    ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    ("Yulia Tymoshenko", "Yuliya Timoshenko"),
    ("Viktor Yushchenko", "Victor Yuschenko"),
    ("Petro Poroshenko", "Pyotr Poroshenko"),
    ("Mikheil Saakashvili", "Mikhail Saakashvili"),
    ("Benjamin Netanyahu", "Benjamin Netanjahu"),
    ("Benjamin Netanyahu", "Binyamin Netanyahu"),
    ("Mahmoud Ahmadinejad", "Mahmoud Ahmadi-Nejad"),
    ("Mahmoud Ahmadinejad", "Mahmud Ahmadinejad"),
    ("Mao Zedong", "Mao Tse-tung"),
    ("Xi Jinping", "Xi Jin-ping"),
    ("Chiang Kai-shek", "Jiang Jieshi"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Kim Jong-un", "Kim Chong-un"),
    ("Kim Jong-un", "Kim Jongun"),
    ("Roh Moo-hyun", "No Moo-hyun"),
    ("Gerd Müller", "Gerd Mueller"),
    ("Anker Jørgensen", "Anker Joergensen"),
    ("Anker Jørgensen", "Anker Jorgensen"),
    ("Antonín Dvořák", "Antonin Dvorak"),
    ("Ibrahim Raisi", "Ebrahim Raisi"),
    ("Osama bin Laden", "Usama bin Laden"),
    ("Osama bin Laden", "Osama Bin Ladin"),
    ("Abdel Fattah el-Sisi", "Abd al-Fattah al-Sisi"),
    ("Abdel Fattah el-Sisi", "Abdul Fattah Sisi"),
    ("Bill Clinton", "William Clinton"),
    ("Bob Corker", "Robert Corker"),
    ("Joe Biden", "Joseph Biden"),
    ("Mike Pence", "Michael Pence"),
    ("Bernie Sanders", "Bernard Sanders"),
    ("Liz Cheney", "Elizabeth Cheney"),
    ("Chuck Schumer", "Charles Schumer"),
    ("Dmitry Medvedev", "Dmitri Medvedev"),
    ("Dmitry Medvedev", "Дмитрий Медведев"),
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Alexei Navalny", "Aleksey Navalnyy"),
    ("Alexei Navalny", "Alexey Navalniy"),
    ("Mikhail Gorbachev", "Michail Gorbatschow"),
    ("Boris Yeltsin", "Boris Jelzin"),
    ("Vladimir Putin", "Wladimir Putin"),
    ("Nikita Khrushchev", "Nikita Chruschtschow"),
    ("Yevgeny Prigozhin", "Evgeny Prigozhin"),
    ("Anatoly Chubais", "Anatoliy Chubays"),
    ("Bashar al-Assad", "Bashar Assad"),
    ("Bashar al-Assad", "Bashar el-Asad"),
    ("Ayman al-Zawahiri", "Ayman Zawahri"),
    ("Abu Bakr al-Baghdadi", "Abu Bakr el-Baghdadi"),
    ("Qasem Soleimani", "Qassem Suleimani"),
    ("Hosni Mubarak", "Husni Mubarak"),
    ("Mohamed ElBaradei", "Mohammed el-Baradei"),
    ("Hassan Rouhani", "Hasan Rohani"),
    ("Yasser Arafat", "Yasir Arafat"),
    ("Nouri al-Maliki", "Nuri al-Maliki"),
    ("Muqtada al-Sadr", "Moqtada al-Sadr"),
    ("Sheikh Hasina", "Sheikh Hasina Wazed"),
    ("Pervez Musharraf", "Parvez Musharraf"),
    ("Deng Xiaoping", "Teng Hsiao-ping"),
    ("Zhou Enlai", "Chou En-lai"),
    ("Ma Ying-jeou", "Ma Yingjeou"),
    ("Viktor Orbán", "Orban Viktor"),
    ("Slobodan Milošević", "Slobodan Milosevic"),
    ("Slobodan Milošević", "Слободан Милошевић"),
    ("Andrej Babiš", "Andrej Babis"),
    ("Pyotr Tchaikovsky", "Piotr Chaikovsky"),
    ("Aleksandr Solzhenitsyn", "Alexander Solschenizyn"),
    ("Maria Zakharova", "Mariya Zaharova"),
    ("Khalid Sheikh Mohammed", "Khaled Sheikh Mohammad"),
    ("Lech Wałęsa", "Lech Walesa"),
];

const TWO_PERSONS: &[(&str, &str)] = &[
    ("George Bush", "George Busch"),
    ("John Smith", "Jon Smyth"),
    ("Mike Johnson", "Mike Johnston"),
    ("Bill Clinton", "Bill Clifton"),
    ("Pamela Anderson", "Pamela Andersen"),
    ("Bernie Sanders", "Bernie Saunders"),
    ("Lars Hansen", "Lars Hanson"),
    ("Susan Rice", "Susan Price"),
    ("Nancy Pelosi", "Paul Pelosi"),
    ("Donald Trump", "Melania Trump"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Kim Jong Un", "Kim Yo Jong"),
    ("George H.W. Bush", "George W. Bush"),
    ("Robert Kennedy", "John Kennedy"),
    ("Ted Cruz", "Penelope Cruz"),
    ("Mark Warner", "Mary Warner"),
    ("John Kerry", "John Kelly"),
    ("Anna Berg", "Anne Berg"),
    ("Michael Brown", "Michael Browne"),
    ("Peter Meyer", "Peter Mayer"),
    ("Joe Manchin", "Joe Machin"),
    ("Tom Stewart", "Tom Stuart"),
    ("Adam Schiff", "Adam Smith"),
    ("David Cameron", "James Cameron"),
    ("Ivan Petrov", "Pyotr Ivanov"),
    ("Vladimir Medvedev", "Dmitry Medvedev"),
    ("Ali Hassan", "Hussein Hassan"),
    ("Jamal Khashoggi", "Adnan Khashoggi"),
    ("Chris Wallace", "Chris Wallis"),
    ("Sarah Palin", "Sarah Paulin"),
];

#[test]
fn spellings_of_one_name_are_no_faults() {
    let missed: Vec<_> = ONE_PERSON
        .iter()
        .map(|(a, b)| (a, b, relation(a, b)))
        .filter(|(.., relation)| !matches!(relation, Same | Variant))
        .collect();
    assert!(missed.len() * 20 <= ONE_PERSON.len(), "{missed:#?}");
}

#[test]
fn names_much_alike_are_two_persons_or_a_slip() {
    let taken: Vec<_> = TWO_PERSONS
        .iter()
        .map(|(a, b)| (a, b, relation(a, b)))
        .filter(|(.., relation)| matches!(relation, Same | Variant))
        .collect();
    assert!(taken.is_empty(), "{taken:#?}");
}
